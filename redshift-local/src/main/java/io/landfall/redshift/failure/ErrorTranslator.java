package io.landfall.redshift.failure;

import io.landfall.redshift.wire.ServerError;
import java.util.Optional;

/** Knows how Redshift words one kind of error. */
@FunctionalInterface
public interface ErrorTranslator {

    /** The error as Redshift reports it; empty when it is not of this kind. */
    Optional<ServerError> translate(ServerError error);
}
