package io.landfall.redshift.failure;

import io.landfall.redshift.wire.ServerError;
import java.util.Optional;

/**
 * A statement ended by a cancel request, by CANCEL, or by statement_timeout: Redshift has one text for all of them. The number is
 * the one that public logs show, the same in all.
 */
final class Cancellation implements ErrorTranslator {
    private static final String QUERY_CANCELED = "57014";

    @Override
    public Optional<ServerError> translate(ServerError error) {
        return error.sqlState().equals(QUERY_CANCELED)
                ? Optional.of(ServerError.of(QUERY_CANCELED, "Query (150) canceled on user's request"))
                : Optional.empty();
    }
}
