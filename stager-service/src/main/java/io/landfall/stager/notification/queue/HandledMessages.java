package io.landfall.stager.notification.queue;

import io.landfall.aws.AwsFailures;
import io.landfall.failure.FailureKind;
import io.landfall.failure.Retries;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/** Deletes what was handled. SQS may delete some of a batch and refuse others. */
final class HandledMessages {

    private static final Logger LOG = LoggerFactory.getLogger(HandledMessages.class);
    private static final int MOST_RETRIES = 3;

    private final SqsClient sqs;
    private final String queueUrl;
    private final Retries retries = Retries.of(MOST_RETRIES, HandledMessages::classify);

    HandledMessages(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    /** What cannot be deleted in a few attempts comes again, and what it tells is known by then. */
    void delete(List<Message> messages) throws Exception {
        Remaining remaining = new Remaining(messages);
        try {
            retries.call(() -> {
                remaining.deleteOnce();
                return null;
            });
        } catch (NotDeletedException e) {
            LOG.warn(
                    "{} notifications could not be deleted and come again: {}",
                    remaining.messages.size(),
                    e.getMessage());
        }
    }

    private static FailureKind classify(Throwable failure) {
        return failure instanceof NotDeletedException ? FailureKind.RETRYABLE : AwsFailures.classify(failure);
    }

    private final class Remaining {

        private List<Message> messages;

        Remaining(List<Message> messages) {
            this.messages = messages;
        }

        void deleteOnce() {
            List<BatchResultErrorEntry> failed = sqs.deleteMessageBatch(
                            r -> r.queueUrl(queueUrl).entries(entries()))
                    .failed();
            // Asked in another way it would be refused again: the handle is out of date, so the message is on its way
            // to another.
            failed.stream()
                    .filter(BatchResultErrorEntry::senderFault)
                    .forEach(f ->
                            LOG.warn("a notification is not deleted and comes again: {} {}", f.code(), f.message()));
            List<BatchResultErrorEntry> passing =
                    failed.stream().filter(f -> !f.senderFault()).toList();
            if (!passing.isEmpty()) {
                List<Message> asked = messages;
                messages = passing.stream()
                        .map(f -> asked.get(Integer.parseInt(f.id())))
                        .toList();
                throw new NotDeletedException(
                        passing.get(0).code() + ' ' + passing.get(0).message());
            }
        }

        private List<DeleteMessageBatchRequestEntry> entries() {
            return IntStream.range(0, messages.size())
                    .mapToObj(i -> DeleteMessageBatchRequestEntry.builder()
                            .id(Integer.toString(i))
                            .receiptHandle(messages.get(i).receiptHandle())
                            .build())
                    .toList();
        }
    }

    /** SQS could not delete some of the messages for a reason of its own. */
    private static final class NotDeletedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotDeletedException(String message) {
            super(message);
        }
    }
}
