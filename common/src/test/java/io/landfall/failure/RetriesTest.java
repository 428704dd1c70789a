package io.landfall.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetriesTest {

    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void retryableWorkIsDoneAgainUntilItSucceeds() throws Exception {
        String result = Retries.of(3, e -> FailureKind.RETRYABLE).call(() -> {
            if (calls.incrementAndGet() < 3) {
                throw new IOException("passing");
            }
            return "done";
        });
        assertThat(result).isEqualTo("done");
        assertThat(calls).hasValue(3);
    }

    @Test
    void boundIsKeptAndTheFailureComesOutAsItWas() {
        assertThatThrownBy(() -> Retries.of(1, e -> FailureKind.RETRYABLE).call(() -> {
                    calls.incrementAndGet();
                    throw new IOException("again");
                }))
                .isInstanceOf(IOException.class);
        assertThat(calls).hasValue(2);
    }

    @Test
    void otherFailuresAreNotRepeated() {
        assertThatThrownBy(() -> Retries.of(5, e -> FailureKind.TERMINAL).call(() -> {
                    calls.incrementAndGet();
                    throw new IOException("bad data");
                }))
                .hasMessage("bad data");
        assertThat(calls).hasValue(1);
    }
}
