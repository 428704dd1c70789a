package io.landfall.local.s3;

import software.amazon.awssdk.services.s3.model.Event;

/** The changes of an object that this store announces, by the names AWS gives them. */
enum EventType {
    PUT("ObjectCreated:Put"),
    COPY("ObjectCreated:Copy"),
    COMPLETE_MULTIPART_UPLOAD("ObjectCreated:CompleteMultipartUpload"),
    DELETE("ObjectRemoved:Delete");

    private final String eventName;

    EventType(String eventName) {
        this.eventName = eventName;
    }

    /** As it stands in the event message: without the {@code s3:} prefix that configurations carry. */
    String eventName() {
        return eventName;
    }

    /** Whether a configured event such as {@code s3:ObjectCreated:*} asks for this type. */
    boolean isAskedForBy(String configured) {
        String pattern = configured.substring(configured.indexOf(':') + 1);
        return pattern.endsWith("*")
                ? eventName.startsWith(pattern.substring(0, pattern.length() - 1))
                : eventName.equals(pattern);
    }

    /** Whether a configuration may name this event: all that AWS knows, also those this store never raises. */
    static boolean isConfigurable(String configured) {
        return Event.fromValue(configured) != Event.UNKNOWN_TO_SDK_VERSION;
    }
}
