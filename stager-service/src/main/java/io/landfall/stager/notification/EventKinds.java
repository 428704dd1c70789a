package io.landfall.stager.notification;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which kinds of events are news of a file, by what their names begin with; the first that fits counts. AWS and MinIO name
 * kinds alike but for MinIO's {@code s3:} in front, and MinIO calls some changes of metadata a creation.
 */
final class EventKinds {

    private static final String OTHER_STORES = "s3:";
    private static final Map<String, Optional<IgnoredReason>> NATIVE = new LinkedHashMap<>();
    private static final Map<String, Optional<IgnoredReason>> EVENT_BRIDGE = new LinkedHashMap<>();

    static {
        Optional<IgnoredReason> metadata = Optional.of(IgnoredReason.METADATA);
        Optional<IgnoredReason> removal = Optional.of(IgnoredReason.REMOVAL);
        NATIVE.put("ObjectCreated:PutTagging", metadata);
        NATIVE.put("ObjectCreated:DeleteTagging", metadata);
        NATIVE.put("ObjectCreated:PutRetention", metadata);
        NATIVE.put("ObjectCreated:PutLegalHold", metadata);
        // Whatever else creates: Put, Post, Copy, CompleteMultipartUpload, and what a store may add.
        NATIVE.put("ObjectCreated:", Optional.empty());
        NATIVE.put("ObjectRemoved:", removal);
        NATIVE.put("LifecycleExpiration:", removal);
        NATIVE.put("LifecycleDelMarkerExpiration:", removal);
        NATIVE.put("ObjectTagging:", metadata);
        NATIVE.put("ObjectAcl:", metadata);
        NATIVE.put("ObjectRestore:", metadata);
        NATIVE.put("ObjectTransition:", metadata);
        NATIVE.put("LifecycleTransition", metadata);
        NATIVE.put("IntelligentTiering", metadata);
        NATIVE.put("TestEvent", Optional.of(IgnoredReason.TEST_EVENT));
        EVENT_BRIDGE.put("Object Created", Optional.empty());
        EVENT_BRIDGE.put("Object Deleted", removal);
        EVENT_BRIDGE.put("Object Restore ", metadata);
        EVENT_BRIDGE.put("Object Storage Class ", metadata);
        EVENT_BRIDGE.put("Object Access Tier ", metadata);
        EVENT_BRIDGE.put("Object ACL ", metadata);
        EVENT_BRIDGE.put("Object Tags ", metadata);
    }

    private EventKinds() {}

    /** Why an event of this {@code eventName} is ignored; empty for one that tells of a new object. */
    static Optional<IgnoredReason> whyIgnored(String eventName) {
        return find(NATIVE, withoutPrefix(eventName));
    }

    /** As {@link #whyIgnored}, for the {@code detail-type} of an event that came through EventBridge. */
    static Optional<IgnoredReason> whyIgnoredByEventBridge(String detailType) {
        return find(EVENT_BRIDGE, detailType);
    }

    static boolean isTestEvent(String event) {
        return withoutPrefix(event).equals("TestEvent");
    }

    private static String withoutPrefix(String name) {
        return name.startsWith(OTHER_STORES) ? name.substring(OTHER_STORES.length()) : name;
    }

    private static Optional<IgnoredReason> find(Map<String, Optional<IgnoredReason>> kinds, String name) {
        return kinds.entrySet().stream()
                .filter(kind -> name.startsWith(kind.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(Optional.of(IgnoredReason.OTHER_EVENT));
    }
}
