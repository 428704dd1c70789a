package io.landfall.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void asksUntilThereIsAnAnswer() {
        Patience patience = new Patience(Duration.ofMillis(1), Duration.ofSeconds(10));
        String answer =
                patience.await("something", () -> asked.incrementAndGet() < 4 ? Optional.empty() : Optional.of("yes"));
        assertThat(answer).isEqualTo("yes");
        assertThat(asked).hasValue(4);
    }

    @Test
    void givesUpInTimeAndSaysWhatDidNotHappen() {
        Patience patience = new Patience(Duration.ofMillis(1), Duration.ofMillis(30));
        assertThatThrownBy(() -> patience.await("the cluster", Optional::empty)).hasMessageContaining("the cluster");
    }

    @Test
    void failureEndsTheAsking() {
        Patience patience = new Patience(Duration.ofMillis(1), Duration.ofSeconds(10));
        assertThatThrownBy(() -> patience.await("x", () -> {
                    asked.incrementAndGet();
                    throw new IllegalStateException("denied");
                }))
                .hasMessage("denied");
        assertThat(asked).hasValue(1);
    }
}
