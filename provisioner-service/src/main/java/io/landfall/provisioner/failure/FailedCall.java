package io.landfall.provisioner.failure;

import io.landfall.provisioner.aws.CallContext;
import io.landfall.provisioner.aws.FailedRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * A call that AWS answered with an error.
 *
 * @param code AWS's own, without the endings that only some services put behind it; empty for an answer without a body
 * @param text AWS's own; may be empty
 * @param status of HTTP
 * @param where which call it was, in words
 */
record FailedCall(String code, String text, int status, String where, Optional<FailedRequest> request) {

    /** {@code InvalidClusterState} and {@code InvalidClusterStateFault} are one error, on the wire and in the reference. */
    private static final Pattern ENDING = Pattern.compile("(Fault|Exception)$");

    private static final Pattern PREFIX = Pattern.compile("^(AWS\\.SimpleQueueService\\.|Client\\.|Server\\.)");

    static FailedCall of(AwsServiceException failure) {
        AwsErrorDetails details = failure.awsErrorDetails();
        String code = details == null || details.errorCode() == null ? "" : details.errorCode();
        String text = details == null || details.errorMessage() == null ? "" : details.errorMessage();
        Optional<FailedRequest> request = CallContext.of(failure);
        String service = details == null || details.serviceName() == null ? "AWS" : details.serviceName();
        return new FailedCall(
                plain(code),
                text,
                failure.statusCode(),
                request.map(FailedRequest::toString).orElse(service),
                request);
    }

    /** What AWS says to which call. */
    String words() {
        String error = code.isEmpty() ? "HTTP status " + status : code;
        return "%s: %s%s".formatted(where, error, text.isBlank() ? "" : ": " + text.strip());
    }

    private static String plain(String code) {
        return ENDING.matcher(PREFIX.matcher(code).replaceFirst("")).replaceFirst("");
    }
}
