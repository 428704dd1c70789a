package io.landfall.redshift.failure;

import io.landfall.redshift.wire.ServerError;
import java.util.Optional;

/** PostgreSQL 8.0, and so Redshift, says relation where PostgreSQL now says table or view. */
final class MissingPrivilege implements ErrorTranslator {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String TABLE = "permission denied for table ";
    private static final String VIEW = "permission denied for view ";

    @Override
    public Optional<ServerError> translate(ServerError error) {
        if (!error.sqlState().equals(INSUFFICIENT_PRIVILEGE)) {
            return Optional.empty();
        }
        return behind(TABLE, error.message())
                .or(() -> behind(VIEW, error.message()))
                .map(name -> ServerError.of(INSUFFICIENT_PRIVILEGE, "permission denied for relation " + name));
    }

    private static Optional<String> behind(String beginning, String message) {
        return message.startsWith(beginning) ? Optional.of(message.substring(beginning.length())) : Optional.empty();
    }
}
