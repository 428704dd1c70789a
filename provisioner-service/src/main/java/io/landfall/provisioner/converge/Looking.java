package io.landfall.provisioner.converge;

import io.landfall.provisioner.failure.ProvisioningException;
import io.landfall.provisioner.failure.Treatment;
import io.landfall.provisioner.failure.Treatment.GiveUp;
import io.landfall.provisioner.failure.Treatment.LookAgain;
import io.landfall.provisioner.failure.Treatments;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/** Looks again and again until a look says that it is the end, time is up, or a failure does not pass. */
final class Looking {

    private static final Logger LOG = LoggerFactory.getLogger(Looking.class);

    private final Patience patience;
    private final String what;
    private final Consumer<String> trouble;
    private final long began = System.nanoTime();
    private long troubleSince;
    private Look last = Look.WAIT;

    /** One look, and what it led to. */
    @FunctionalInterface
    interface Once {
        Look look();
    }

    Looking(Patience patience, String what, Consumer<String> trouble) {
        this.patience = patience;
        this.what = what;
        this.trouble = trouble;
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
                patience.pause();
                last = Look.WAIT;
            } else {
                last = now;
            }
        }
    }

    private Look tried(Once once) {
        try {
            Look now = once.look();
            troubleSince = 0;
            return now;
        } catch (SdkException e) {
            Treatment treatment = Treatments.of(e);
            if (treatment instanceof GiveUp giveUp) {
                throw new ProvisioningException(giveUp.explanation(), e);
            }
            endure((LookAgain) treatment, e);
            return Look.WAIT;
        }
    }

    private void endure(LookAgain passing, SdkException failure) {
        long now = System.nanoTime();
        troubleSince = troubleSince == 0 ? now : troubleSince;
        LOG.warn("{}: {}", what, failure.getMessage());
        if (Duration.ofNanos(now - troubleSince).compareTo(passing.most()) > 0) {
            throw new ProvisioningException(
                    "%s: %s, for more than %d minutes; give the command again to go on"
                            .formatted(what, passing.reason(), passing.most().toMinutes()),
                    failure);
        }
        trouble.accept(passing.reason());
    }

    private void requireTime() {
        if (Duration.ofNanos(System.nanoTime() - began).compareTo(patience.most()) > 0) {
            throw new ProvisioningException("%s did not happen within %d minutes; give the command again to go on"
                    .formatted(what, patience.most().toMinutes()));
        }
    }
}
