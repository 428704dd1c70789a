package io.landfall.flow;

import io.landfall.event.Cause;
import org.slf4j.MDC;

/** Puts the chain that is being worked on into every log line, under {@value #KEY}, until it is closed. */
public final class Correlation {

    /** The key in the logging context. */
    public static final String KEY = "correlation";

    private Correlation() {}

    /** For a try with resources around the work. */
    public static MDC.MDCCloseable of(Cause cause) {
        return of(cause.correlationId());
    }

    public static MDC.MDCCloseable of(String correlationId) {
        return MDC.putCloseable(KEY, correlationId);
    }
}
