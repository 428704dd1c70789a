package io.landfall.redshift.unload;

import io.landfall.redshift.unload.destination.UnloadedFile;
import io.landfall.redshift.unload.statement.UnloadStatement;
import java.time.Instant;
import java.util.List;

/**
 * The end of one UNLOAD.
 *
 * @param files all files but the manifest
 * @param rows rows of the query
 * @param error text for the client; empty when the command completed
 */
public record UnloadSummary(
        UnloadStatement statement,
        Instant started,
        Instant finished,
        List<UnloadedFile> files,
        long rows,
        String error) {

    public boolean completed() {
        return error.isEmpty();
    }
}
