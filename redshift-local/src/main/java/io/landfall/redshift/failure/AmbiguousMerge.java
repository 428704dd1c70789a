package io.landfall.redshift.failure;

import io.landfall.redshift.wire.ServerError;
import java.util.Optional;

/** A row of MERGE's target that several rows of the source match (MERGE reference, usage notes). */
public final class AmbiguousMerge implements ErrorTranslator {
    /** What the client gets. */
    public static final ServerError ERROR =
            ServerError.of(ServerError.INTERNAL_ERROR, "Found multiple matches to update the same tuple.");

    private static final String CARDINALITY_VIOLATION = "21000";

    @Override
    public Optional<ServerError> translate(ServerError error) {
        boolean merge = error.sqlState().equals(CARDINALITY_VIOLATION)
                && error.message().startsWith("MERGE ");
        return merge ? Optional.of(ERROR) : Optional.empty();
    }
}
