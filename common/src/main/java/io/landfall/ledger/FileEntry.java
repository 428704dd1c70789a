package io.landfall.ledger;

import io.landfall.event.LandedFile;
import org.jdbi.v3.core.result.RowView;

/**
 * What the ledger has about one version of an object.
 *
 * @param version version id or eTag
 * @param sequencer null where the store sends none
 * @param batch the batch it is in; of no meaning for a rejected file
 * @param reason why it was rejected; null for a staged file
 */
public record FileEntry(
        String bucket, String key, String version, String sequencer, String batch, boolean staged, String reason) {

    /** A row of {@code landfall.file}: bucket, key, version, sequencer, batch, outcome and reason. */
    static FileEntry of(RowView row) {
        String outcome = row.getColumn("outcome", String.class);
        return new FileEntry(
                row.getColumn("bucket", String.class),
                row.getColumn("object_key", String.class),
                row.getColumn("version", String.class),
                row.getColumn("sequencer", String.class),
                row.getColumn("batch_id", String.class),
                "staged".equals(outcome),
                // What was said of a version that is staged again elsewhere is of no meaning any more.
                "superseded".equals(outcome) ? null : row.getColumn("reason", String.class));
    }

    /** Whether it was rejected; what was staged again elsewhere is neither staged nor rejected. */
    boolean isRejected() {
        return !staged && reason != null;
    }

    boolean isOf(LandedFile file) {
        return bucket.equals(file.bucket()) && key.equals(file.key());
    }

    boolean isSameContent(LandedFile file) {
        return isOf(file) && version.equals(file.version());
    }

    /** Whether the file landed before what this entry is about. */
    boolean isNewerThan(LandedFile file) {
        return file.sequencer() != null && Sequencer.compare(sequencer, file.sequencer()) > 0;
    }

    /** Whether the file landed again after this entry was written. */
    boolean isOlderThan(LandedFile file) {
        return file.sequencer() != null && Sequencer.compare(sequencer, file.sequencer()) < 0;
    }
}
