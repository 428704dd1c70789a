package io.landfall.redshift.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Errors as S3 words them (Amazon S3 API reference, "Error responses"). */
public enum S3Preset {
    ACCESS_DENIED(403, "AccessDenied", "Access Denied"),
    SLOW_DOWN(503, "SlowDown", "Please reduce your request rate."),
    INTERNAL_ERROR(500, "InternalError", "We encountered an internal error. Please try again."),
    NO_SUCH_KEY(404, "NoSuchKey", "The specified key does not exist.");

    private final S3Error error;

    S3Preset(int status, String code, String message) {
        this.error = new S3Error(status, code, message);
    }

    public S3Error error() {
        return error;
    }

    /** The name in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<S3Preset> labelled(String label) {
        return Arrays.stream(values())
                .filter(preset -> preset.label().equals(label))
                .findFirst();
    }

    /** All names, for messages. */
    public static String labels() {
        return Arrays.stream(values()).map(S3Preset::label).collect(Collectors.joining(", "));
    }
}
