package io.landfall.provisioner.converge;

import io.landfall.provisioner.failure.ProvisioningException;
import io.landfall.provisioner.resource.Address;
import io.landfall.provisioner.resource.Difference;
import io.landfall.provisioner.resource.Finding.Different;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Notices a change that AWS accepts each time it is asked for and never makes. What it says of a resource may be old for a minute or so,
 * and what it is at work on may take hours: only many repetitions over a long time are a sign.
 */
final class Insistence {

    private static final int MOST = 5;
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Address address;
    private final Supplier<Instant> clock;
    private List<Difference> asked = List.of();
    private Instant since;
    private int times;

    Insistence(Address address, Supplier<Instant> clock) {
        this.address = address;
        this.clock = clock;
    }

    /**
     * To be told before these are asked for.
     *
     * @throws ProvisioningException when the same were asked for again and again, and nothing came of it
     */
    void asksFor(Different found) {
        Instant now = clock.get();
        if (!found.differences().equals(asked)) {
            asked = found.differences();
            since = now;
            times = 0;
        }
        if (times >= MOST && Duration.between(since, now).compareTo(LONG) > 0) {
            throw new ProvisioningException(
                    "%s: AWS accepted the same change %d times in %d minutes, and still %s; change warehouse.yaml to what AWS says, or look in the AWS console at what undoes it, then give the command again"
                            .formatted(
                                    address,
                                    times,
                                    Duration.between(since, now).toMinutes(),
                                    asked.stream()
                                            .map(d ->
                                                    "%s is %s, not %s".formatted(d.attribute(), d.found(), d.wanted()))
                                            .collect(Collectors.joining(", "))));
        }
        times++;
    }
}
