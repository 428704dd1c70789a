package io.landfall.provisioner.resource.queue;

import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** The one failure of SQS that is an answer. */
final class QueueFailures {

    /** The end of the code of the query protocol, which some answer in JSON too; then the SDK has no class for it. */
    private static final String ABSENT = "NonExistentQueue";

    private QueueFailures() {}

    /** Nothing, if there is no such queue; any other failure is thrown. */
    static <T> Optional<T> absent(SqsException failure) {
        boolean absent = failure instanceof QueueDoesNotExistException
                || (failure.awsErrorDetails() != null
                        && String.valueOf(failure.awsErrorDetails().errorCode()).endsWith(ABSENT));
        if (absent) {
            return Optional.empty();
        }
        throw failure;
    }
}
