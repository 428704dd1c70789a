package io.landfall.provisioner.failure;

import io.landfall.provisioner.aws.CallContext;
import io.landfall.provisioner.aws.FailedRequest;
import io.landfall.provisioner.failure.Treatment.GiveUp;
import io.landfall.provisioner.failure.Treatment.LookAgain;
import io.landfall.provisioner.failure.Treatment.Pace;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;

/** A call that had no answer: AWS was not asked, or the answer was lost. */
final class Unreachable {

    private static final Duration MOST = Duration.ofMinutes(5);

    /** A misspelt endpoint does not come to be. Long enough for a name server that starts anew. */
    private static final Duration UNKNOWN_HOST = Duration.ofMinutes(1);

    private static final Pattern NO_CREDENTIALS = Pattern.compile(
            "unable to load credentials|credentials? (must|cannot|could) |profile file|web ?identity|sso|token",
            Pattern.CASE_INSENSITIVE);

    private static final String ENDPOINT =
            "check network and proxy, the region of warehouse.yaml and AWS_ENDPOINT_URL, then give the command again";

    private Unreachable() {}

    static Treatment treatment(SdkException failure) {
        String where = CallContext.of(failure).map(FailedRequest::toString).orElse("AWS");
        String text = String.valueOf(failure.getMessage());
        if (NO_CREDENTIALS.matcher(text).find()) {
            return new GiveUp(
                    "%s: there are no credentials (%s); set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or log in (aws sso login), then give the command again"
                            .formatted(where, firstLine(text)));
        }
        boolean unknownHost = has(failure, UnknownHostException.class);
        return new LookAgain(
                "no answer to %s (%s)".formatted(where, firstLine(text)),
                unknownHost ? UNKNOWN_HOST : MOST,
                Pace.STEADY,
                ENDPOINT);
    }

    private static boolean has(Throwable failure, Class<?> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
