package io.landfall.quality.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private final RetryPolicy policy = new RetryPolicy(3, Duration.ofSeconds(10), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void pausesGrowWithinTheirJitter() {
        assertThat(policy.after(1))
                .hasValueSatisfying(at -> assertThat(at).isBetween(NOW.plusSeconds(8), NOW.plusSeconds(12)));
        assertThat(policy.after(2))
                .hasValueSatisfying(at -> assertThat(at).isBetween(NOW.plusSeconds(16), NOW.plusSeconds(24)));
    }

    @Test
    void thereIsAnEnd() {
        assertThat(policy.after(3)).isEmpty();
        assertThat(policy.after(4)).isEmpty();
    }
}
