package io.landfall.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GrowingPauseTest {

    private final GrowingPause pause = new GrowingPause(Duration.ofSeconds(10));

    @Test
    void growsUpToItsBound() {
        assertThat(pause.next()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(12));
        assertThat(pause.next()).isBetween(Duration.ofSeconds(16), Duration.ofSeconds(24));
        for (int i = 0; i < 100; i++) {
            assertThat(pause.next()).isBetween(Duration.ofSeconds(32), Duration.ofSeconds(48));
        }
    }

    @Test
    void startsAgainAfterASuccess() {
        pause.next();
        pause.next();
        pause.reset();
        assertThat(pause.next()).isLessThan(Duration.ofSeconds(13));
    }
}
