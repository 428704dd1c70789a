package io.landfall.provisioner.resource.storage;

import io.landfall.provisioner.resource.Attribute;
import io.landfall.provisioner.resource.Difference;
import io.landfall.provisioner.resource.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a look at the bucket's notifications means.
 *
 * @param remembered fingerprint of what was configured last; null if nothing ever was
 */
record NotificationComparison(NotificationWanted wanted, NotificationDocument found, String remembered) {

    private static final String NONE = "(none)";

    Finding finding(String bucket) {
        Optional<NotificationEntry> conflict = found.conflict(wanted);
        if (conflict.isPresent()) {
            return new Finding.Refused(explain(bucket, conflict.get()));
        }
        if (found.has(wanted)) {
            return wanted.fingerprint().equals(remembered)
                    ? new Finding.Settled(
                            found.kept().map(k -> "keeps " + k).stream().toList())
                    : new Finding.Different(
                            List.of(Difference.of("bucket tag " + BucketNotification.MEMORY, NONE, "set")
                                    .because("so that it is noticed when another tool overwrites the notification")));
        }
        return found.ours().isEmpty() && remembered == null
                ? new Finding.Missing(attributes())
                : new Finding.Different(differences());
    }

    /** Why S3 would refuse ours, and what to do. */
    String explain(String bucket, NotificationEntry other) {
        String narrower = wanted.prefixes().contains("")
                ? "say 'notifications: datasets' in warehouse.yaml if no dataset's files are among them, "
                : "";
        return ("s3 bucket %s already notifies somebody of the same files: entry '%s' (%s)%s. S3 allows one destination for a file: %slet that consumer read from EventBridge, "
                        + "or move it to another prefix; Landfall does not touch it")
                .formatted(
                        bucket,
                        other.name(),
                        other,
                        wasOverwritten() ? "; it replaced Landfall's own entry" : "",
                        narrower);
    }

    private List<Attribute> attributes() {
        List<Attribute> attributes = new ArrayList<>();
        wanted.entries().forEach(entry -> attributes.add(Attribute.of(entry.id(), entry)));
        found.kept().ifPresent(kept -> attributes.add(Attribute.of("keeps", kept)));
        return attributes;
    }

    private List<Difference> differences() {
        Map<String, NotificationEntry> now = byId(found.ourEntries());
        Map<String, NotificationEntry> then = byId(wanted.entries());
        List<Difference> differences = new ArrayList<>();
        then.forEach((id, entry) -> {
            if (!entry.equals(now.get(id))) {
                differences.add(because(id, now.containsKey(id) ? now.get(id) : NONE, entry));
            }
        });
        now.forEach((id, entry) -> {
            if (!then.containsKey(id)) {
                differences.add(because(id, entry, NONE));
            }
        });
        return differences;
    }

    private Difference because(String id, Object from, Object to) {
        List<String> reasons = new ArrayList<>();
        if (wasOverwritten()) {
            reasons.add(
                    "another tool overwrote the bucket's notification configuration, which S3 only replaces as a whole");
        }
        found.kept().ifPresent(kept -> reasons.add("keeps " + kept));
        return Difference.of(id, from, to).because(String.join("; ", reasons));
    }

    /** It was exactly as it is wanted now, or is gone altogether; otherwise it is the definition that changed. */
    private boolean wasOverwritten() {
        return wanted.fingerprint().equals(remembered)
                || (remembered != null && found.ours().isEmpty());
    }

    private static Map<String, NotificationEntry> byId(List<NotificationEntry> entries) {
        return entries.stream()
                .collect(Collectors.toMap(NotificationEntry::name, Function.identity(), (one, other) -> other));
    }
}
