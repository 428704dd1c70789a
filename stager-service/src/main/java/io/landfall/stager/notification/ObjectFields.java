package io.landfall.stager.notification;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.event.LandedFile;
import io.landfall.project.Project;
import java.util.Locale;
import java.util.Optional;

/**
 * The {@code object} of a notification. The shapes agree in everything but the names of two fields and the writing of the key.
 *
 * @param eTag name of the field with the eTag
 * @param versionId name of the field with the version
 */
record ObjectFields(String eTag, String versionId) {

    static final ObjectFields NATIVE = new ObjectFields("eTag", "versionId");
    static final ObjectFields EVENT_BRIDGE = new ObjectFields("etag", "version-id");

    /** What the ledger has room for; no store that is known writes more. */
    private static final int MOST_BUCKET = 63;

    private static final int MOST_VERSION = 1024;
    private static final int MOST_SEQUENCER = 64;

    /** In a bucket whose versioning is suspended every new content has this version: it tells nothing. */
    private static final String NO_VERSION = "null";

    /** Hadoop's way to write a folder. */
    private static final String HADOOP_FOLDER = "_$folder$";

    /**
     * What the record tells, once its kind is known to be a creation.
     *
     * @param key decoded
     * @throws UnreadableException if something is missing without which the object cannot be told from others
     */
    Notification read(JsonNode bucket, String key, JsonNode object) {
        LandedFile file = new LandedFile(
                required(bucket, "name", "bucket", MOST_BUCKET),
                key,
                text(object, versionId, MOST_VERSION)
                        .filter(version -> !version.equals(NO_VERSION))
                        .orElse(null),
                required(object, eTag, "eTag", MOST_VERSION).replace("\"", ""),
                size(object.path("size")),
                // The same bucket may write it in upper case on one way and in lower case on another.
                text(object, "sequencer", MOST_SEQUENCER)
                        .map(sequencer -> sequencer.toUpperCase(Locale.ROOT))
                        .orElse(null));
        return whyIgnored(file)
                .<Notification>map(Notification.Ignored::new)
                .orElseGet(() -> new Notification.Landed(file));
    }

    private static Optional<IgnoredReason> whyIgnored(LandedFile file) {
        if (file.key().startsWith(Project.OWN_PREFIX)) {
            return Optional.of(IgnoredReason.OWN_FILE);
        }
        boolean folder = file.key().endsWith("/") || file.key().endsWith(HADOOP_FOLDER);
        return folder && file.size() == 0 ? Optional.of(IgnoredReason.FOLDER_MARKER) : Optional.empty();
    }

    /** Stores leave the size of an empty object out. */
    private static long size(JsonNode size) {
        if (size.isMissingNode() || size.isNull()) {
            return 0;
        }
        if (!size.isIntegralNumber() || !size.canConvertToLong() || size.asLong() < 0) {
            throw new UnreadableException("the size of the object is no number of bytes");
        }
        return size.asLong();
    }

    static String required(JsonNode node, String field, String meaning, int most) {
        return text(node, field, most)
                .orElseThrow(() -> new UnreadableException("a record names no " + meaning + " of the object"));
    }

    private static Optional<String> text(JsonNode node, String field, int most) {
        String text = node.path(field).isTextual() ? node.path(field).textValue() : "";
        if (text.length() > most || text.indexOf('\0') >= 0) {
            throw new UnreadableException("the " + field + " of a record is no " + field + " of an object");
        }
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }
}
