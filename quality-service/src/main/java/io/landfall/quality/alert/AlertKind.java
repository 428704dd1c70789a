package io.landfall.quality.alert;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of problems a person is told of. Each has its page in {@code docs/runbook}. */
public enum AlertKind {
    /** A check fails and nothing more is tried, or it warns. */
    CHECK("check"),
    /** A load was rolled back, and trying again does not help. */
    LOAD_FAILED("load-failed"),
    /** Files of a dataset cannot be staged, for a reason that is not their data. */
    STAGING_FAILED("staging-failed"),
    /** A load whose checks fail was undone, and its batches are set aside. */
    QUARANTINED("quarantined"),
    /** Files cannot be loaded as they are. */
    FILES_REJECTED("files-rejected"),
    /** Rows were kept aside from their files. */
    ROWS_REJECTED("rows-rejected", true),
    /** Records or notifications that nobody could process. */
    DEAD_LETTERS("dead-letters", true),
    /** The landing bucket and the ledger do not agree. */
    RECONCILE_DIFFERENCES("reconcile-differences"),
    /** A command for the warehouse could not be carried out. */
    WAREHOUSE_FAILED("warehouse-failed"),
    /** AWS is not as {@code warehouse.yaml} says. */
    WAREHOUSE_DRIFTED("warehouse-drifted"),
    /** A transaction of Landfall waits for a lock of somebody else. */
    WRITE_BLOCKED("write-blocked"),
    /** Nothing has landed or been loaded for longer than the pipeline may be silent. */
    SILENT("silent"),
    /** Files of a partition did not come by their deadline. */
    EXPECTED_FILES("expected-files"),
    /** Data was fresh when it was checked, and nothing newer came in time. */
    STALE("stale");

    private final String id;
    private final boolean endsUnseen;

    AlertKind(String id) {
        this(id, false);
    }

    AlertKind(String id, boolean endsUnseen) {
        this.id = id;
        this.endsUnseen = endsUnseen;
    }

    /** As in events, in keys and in the name of the runbook's page. */
    public String id() {
        return id;
    }

    /** Whether nothing tells when such a problem is over, so that acknowledging it clears it. */
    public boolean endsUnseen() {
        return endsUnseen;
    }

    /** The kind of this id; empty for one this version does not know. */
    public static Optional<AlertKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }

    /** The key of a problem of this kind: where, which kind, and what about. */
    public String key(String where, String... about) {
        return about.length == 0 ? where + '/' + id : where + '/' + id + '/' + String.join("/", about);
    }
}
