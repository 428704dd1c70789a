package io.landfall.stager.notification;

import java.util.Locale;

/** Why a notification is no news of a file. A closed set, so that what is counted by it stays small. */
public enum IgnoredReason {
    /** S3 tries a notification configuration out when it is set. */
    TEST_EVENT,
    /** An object was deleted, or expired. What was loaded from it stays loaded. */
    REMOVAL,
    /** An empty object that stands for a folder. */
    FOLDER_MARKER,
    /** Tags, access rules, retention or storage class changed; the content did not. */
    METADATA,
    /** Landfall's own manifests. */
    OWN_FILE,
    /** Any other kind of event, such as a read. */
    OTHER_EVENT,
    /** A message with no record in it. */
    EMPTY;

    /** As it is counted in events: in lower case, words joined by hyphens. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
