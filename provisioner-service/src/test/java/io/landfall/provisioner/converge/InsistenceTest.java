package io.landfall.provisioner.converge;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.provisioner.failure.ProvisioningException;
import io.landfall.provisioner.resource.Address;
import io.landfall.provisioner.resource.Difference;
import io.landfall.provisioner.resource.Finding.Different;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InsistenceTest {

    private static final Different WINDOW =
            new Different(List.of(Difference.of("preferred_maintenance_window", "sat:03:00", "sun:03:00")));

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Insistence insistence = new Insistence(new Address("redshift cluster", "sparkify"), () -> now);

    @Test
    void aChangeThatIsAcceptedAndNeverMadeEndsIt() {
        ask(WINDOW, 5);
        now = now.plus(Duration.ofMinutes(6));
        assertThatExceptionOfType(ProvisioningException.class)
                .isThrownBy(() -> insistence.asksFor(WINDOW))
                .withMessageContaining("redshift cluster sparkify: AWS accepted the same change 5 times in 6 minutes")
                .withMessageContaining("preferred_maintenance_window is sat:03:00, not sun:03:00");
    }

    @Test
    void askingOftenInAShortTimeIsNoSign() {
        ask(WINDOW, 100);
    }

    @Test
    void aChangeThatTakesHoursIsNoSign() {
        insistence.asksFor(WINDOW);
        now = now.plus(Duration.ofHours(5));
        insistence.asksFor(WINDOW);
    }

    @Test
    void progressBeginsAnew() {
        ask(WINDOW, 5);
        now = now.plus(Duration.ofMinutes(6));
        insistence.asksFor(new Different(List.of(Difference.of("port", 5439, 5440))));
        insistence.asksFor(WINDOW);
    }

    private void ask(Different found, int times) {
        for (int i = 0; i < times; i++) {
            insistence.asksFor(found);
        }
    }
}
