package io.landfall.stager.notification.queue;

import io.landfall.aws.AwsFailures;
import io.landfall.failure.FailureKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Tells a failure that lasts once, loudly where a person has to act, and its end. Thread-safe. */
final class Trouble {

    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);

    private final String what;
    private String told;
    private int times;

    /** @param what cannot be done, such as "notifications of … cannot be received" */
    Trouble(String what) {
        this.what = what;
    }

    synchronized void tell(Exception failure) {
        times++;
        String kind = failure.getClass().getName();
        if (kind.equals(told)) {
            LOG.debug("{}, still: {}", what, failure.getMessage());
            return;
        }
        told = kind;
        if (failure instanceof SdkException && AwsFailures.classify(failure) != FailureKind.RETRYABLE) {
            LOG.error("{}, which needs a person; trying on until it can: {}", what, advice(failure));
        } else {
            LOG.warn("{}, trying again: {}", what, failure.getMessage());
        }
    }

    synchronized void over() {
        if (told != null) {
            LOG.info("after {} failures it works again: {}", times, what);
            told = null;
            times = 0;
        }
    }

    private static String advice(Exception failure) {
        return failure instanceof QueueDoesNotExistException
                ? "the queue does not exist; landfall provision makes it again, and landfall reconcile finds what landed meanwhile"
                : AwsFailures.explain(failure);
    }
}
