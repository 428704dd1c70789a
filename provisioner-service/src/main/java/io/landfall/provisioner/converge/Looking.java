package io.landfall.provisioner.converge;

import io.landfall.provisioner.failure.ProvisioningException;
import io.landfall.provisioner.failure.Treatment;
import io.landfall.provisioner.failure.Treatment.GiveUp;
import io.landfall.provisioner.failure.Treatment.LookAgain;
import io.landfall.provisioner.failure.Treatments;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** Looks again and again until a look says that it is the end, time is up, or a failure does not pass. */
final class Looking {

    private static final Logger LOG = LoggerFactory.getLogger(Looking.class);

    private final Patience patience;
    private final String what;
    private final Consumer<String> said;
    private final long began = System.nanoTime();
    private final Trouble trouble = new Trouble(Instant::now);
    private Look last = Look.WAIT;

    /** One look, and what it led to. */
    @FunctionalInterface
    interface Once {
        Look look();
    }

    /** @param trouble hears of failures that may pass */
    Looking(Patience patience, String what, Consumer<String> trouble) {
        this.patience = patience;
        this.what = what;
        this.said = trouble;
    }

    void until(Once once) throws InterruptedException {
        while (true) {
            Look now = tried(once);
            if (now == Look.END) {
                return;
            }
            requireTime();
            // Twice in a row something was asked for and is not seen yet: AWS needs a moment.
            if (now == Look.WAIT || last == Look.AGAIN) {
                patience.pause(trouble.doublings());
                last = Look.WAIT;
            } else {
                last = now;
            }
        }
    }

    private Look tried(Once once) throws InterruptedException {
        try {
            Look now = once.look();
            trouble.isOver();
            return now;
        } catch (SdkException e) {
            requireNotInterrupted(e);
            Treatment treatment = Treatments.of(e);
            if (treatment instanceof GiveUp giveUp) {
                throw new ProvisioningException(giveUp.explanation(), e);
            }
            LookAgain passing = (LookAgain) treatment;
            LOG.warn("{}: {}", what, passing.reason());
            trouble.endure(what, passing, e);
            said.accept(passing.reason());
            return Look.WAIT;
        }
    }

    /** The SDK turns an interruption into a failure of the call; it is none. */
    private static void requireNotInterrupted(SdkException failure) throws InterruptedException {
        if (failure instanceof AbortedException || Thread.currentThread().isInterrupted()) {
            Thread.interrupted();
            InterruptedException interrupted = new InterruptedException("interrupted in a call to AWS");
            interrupted.initCause(failure);
            throw interrupted;
        }
    }

    private void requireTime() {
        if (Duration.ofNanos(System.nanoTime() - began).compareTo(patience.most()) > 0) {
            throw new ProvisioningException("%s did not happen within %d minutes%s; give the command again to go on"
                    .formatted(what, patience.most().toMinutes(), trouble.explanation()));
        }
    }
}
