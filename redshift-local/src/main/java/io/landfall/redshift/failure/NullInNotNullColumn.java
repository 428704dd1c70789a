package io.landfall.redshift.failure;

import io.landfall.redshift.wire.ServerError;
import java.util.Optional;

/** A NULL for a NOT NULL column. Redshift reports it as an internal error; its text is what loaders match in public code. */
final class NullInNotNullColumn implements ErrorTranslator {
    private static final String NOT_NULL_VIOLATION = "23502";
    private static final String BEGINNING = "null value in column \"";

    @Override
    public Optional<ServerError> translate(ServerError error) {
        if (!error.sqlState().equals(NOT_NULL_VIOLATION) || !error.message().startsWith(BEGINNING)) {
            return Optional.empty();
        }
        int start = BEGINNING.length();
        String column = error.message().substring(start, error.message().indexOf('"', start));
        return Optional.of(
                ServerError.of(ServerError.INTERNAL_ERROR, "Cannot insert a NULL value into column " + column));
    }
}
