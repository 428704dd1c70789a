package io.landfall.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff();

    @Test
    void theWaitDoublesUpToThirtySeconds() {
        assertThat(Stream.generate(() -> backoff.after(Duration.ofSeconds(3)).toSeconds())
                        .limit(7))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void aServiceThatStayedUpIsStartedAgainSoon() {
        backoff.after(Duration.ofSeconds(3));
        backoff.after(Duration.ofSeconds(3));
        assertThat(backoff.after(Duration.ofHours(1))).isEqualTo(Duration.ofSeconds(1));
    }
}
