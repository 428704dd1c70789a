package io.landfall.aws;

import io.landfall.failure.FailureKind;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Decides what a failed AWS call means, and says it in a line for a person. */
public final class AwsFailures {

    private static final int FORBIDDEN = 403;
    private static final int SERVER_ERROR = 500;

    private AwsFailures() {}

    public static FailureKind classify(Throwable failure) {
        if (failure instanceof AwsServiceException service) {
            boolean passing = service.isThrottlingException() || service.statusCode() >= SERVER_ERROR;
            return passing ? FailureKind.RETRYABLE : FailureKind.FATAL;
        }
        return failure instanceof SdkException ? FailureKind.RETRYABLE : FailureKind.FATAL;
    }

    /** What went wrong and what to do. */
    public static String explain(Throwable failure) {
        if (failure instanceof AwsServiceException service && service.awsErrorDetails() != null) {
            var details = service.awsErrorDetails();
            String text = details.serviceName() + " says " + details.errorCode() + ": " + details.errorMessage();
            return service.statusCode() == FORBIDDEN
                    ? text + "; give the provisioner's own role this permission"
                    : text;
        }
        if (failure instanceof SdkClientException) {
            return "AWS cannot be reached: " + failure.getMessage()
                    + "; check credentials, region and network, then give the command again";
        }
        return String.valueOf(failure.getMessage());
    }
}
