package io.landfall.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DueTimesTest {

    private static final Instant NOW = Instant.parse("2018-11-10T12:00:00Z");

    private final CountDownLatch done = new CountDownLatch(1);

    @Test
    void whatIsOverByTheClockIsDoneAtOnceAndWhatIsNotKeepsNobodyWaiting() throws InterruptedException {
        List<String> order = new CopyOnWriteArrayList<>();
        try (DueTimes times = new DueTimes("test", Clock.fixed(NOW, ZoneOffset.UTC))) {
            times.at(NOW.plus(Duration.ofHours(1)), () -> note(order, "later"));
            times.at(NOW.minusSeconds(1), () -> note(order, "now"));
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(order).containsExactly("now");
    }

    @Test
    void whatFailsOnceIsDoneAgain() throws InterruptedException {
        List<String> order = new CopyOnWriteArrayList<>();
        try (DueTimes times = new DueTimes("test")) {
            times.every(Duration.ofMillis(1), () -> {
                if (order.isEmpty()) {
                    order.add("failed");
                    throw new IllegalStateException("not yet");
                }
                note(order, "done");
            });
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(order).startsWith("failed", "done");
    }

    @Test
    void afterTheEndNothingIsTaken() {
        DueTimes times = new DueTimes("test");
        times.close();
        times.at(Instant.EPOCH, () -> note(new CopyOnWriteArrayList<>(), "never"));
        assertThat(done.getCount()).isOne();
    }

    private Void note(List<String> order, String what) {
        order.add(what);
        done.countDown();
        return null;
    }
}
