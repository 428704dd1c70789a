package io.landfall.redshift.failure;

import io.landfall.redshift.wire.ServerError;
import java.util.Optional;

/** A value for a column that is always generated. */
final class ValueOfIdentityColumn implements ErrorTranslator {
    private static final String GENERATED_ALWAYS = "428C9";

    @Override
    public Optional<ServerError> translate(ReportedError error) {
        return error.sqlState().equals(GENERATED_ALWAYS)
                ? Optional.of(
                        ServerError.of(ServerError.FEATURE_NOT_SUPPORTED, "cannot set an identity column to a value"))
                : Optional.empty();
    }
}
