package io.landfall.provisioner.converge;

import io.landfall.provisioner.failure.ProvisioningException;
import io.landfall.provisioner.failure.Treatment.LookAgain;
import io.landfall.provisioner.failure.Treatment.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** Failures in a row that may pass, and how long each kind of them has been going on. */
final class Trouble {

    private final Supplier<Instant> clock;
    private Optional<LookAgain> last = Optional.empty();
    private Instant since;
    private int growing;

    Trouble(Supplier<Instant> clock) {
        this.clock = clock;
    }

    /** A look succeeded. */
    void isOver() {
        last = Optional.empty();
        growing = 0;
    }

    /** @throws ProvisioningException when it has been going on for too long */
    void endure(String what, LookAgain passing, SdkException failure) {
        boolean sameKind =
                last.filter(before -> before.advice().equals(passing.advice())).isPresent();
        if (!sameKind) {
            since = clock.get();
        }
        last = Optional.of(passing);
        growing = passing.pace() == Pace.GROWING ? growing + 1 : 0;
        if (Duration.between(since, clock.get()).compareTo(passing.most()) > 0) {
            throw new ProvisioningException(
                    "%s: %s, for more than %d minutes; %s"
                            .formatted(what, passing.reason(), passing.most().toMinutes(), passing.advice()),
                    failure);
        }
    }

    /** How often AWS said in a row that it is asked too often. */
    int doublings() {
        return growing;
    }

    /** The reason and advice of the failure that is going on, to be put behind a message; empty when there is none. */
    String explanation() {
        return last.map(trouble -> ", the last of it: " + trouble.reason() + "; " + trouble.advice())
                .orElse("");
    }
}
