package io.landfall.quality.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.event.Severity;
import io.landfall.flow.AnnouncementException;
import io.landfall.quality.notify.Alerts;
import io.landfall.quality.notify.TestClock;
import io.landfall.quality.notify.message.AlertMessage;
import io.landfall.quality.notify.message.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a message whose sink does not take it. */
class SinkQueueTest {

    private final TestClock clock = new TestClock();
    private final Queue<DeliveryException> failures = new ConcurrentLinkedQueue<>();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final List<String> dead = new CopyOnWriteArrayList<>();
    private final List<Optional<String>> settled = new CopyOnWriteArrayList<>();
    private final CountDownLatch kafkaIsBack = new CountDownLatch(3);
    private volatile boolean hangs;
    private final RetrySchedule schedule =
            new RetrySchedule(Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofMinutes(30), () -> 0.5);
    private DeadLetters letters = (sink, value, reason) -> dead.add(reason);
    private SinkQueue queue = queue();

    private SinkQueue queue() {
        return new SinkQueue(new Scripted(), schedule, (s, v, r) -> letters.put(s, v, r), clock, this::pause);
    }

    private void pause(Duration time) {
        pauses.add(time);
        clock.advance(time);
    }

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void whatMayPassIsTriedAgainAndWhatWasSentIsNotSentTwice() {
        failures.add(DeliveryException.retryable("HTTP 503"));
        failures.add(DeliveryException.retryable("no answer in time"));
        queue.start();
        give(Alerts.message(raised("a"), raised("b")));
        await().until(() -> settled.size() == 1);
        assertThat(settled).containsExactly(Optional.empty());
        assertThat(sent).containsExactly("a", "b");
        assertThat(pauses).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(20));
    }

    @Test
    void sinkThatAsksForTimeGetsIt() {
        failures.add(DeliveryFailures.ofStatus(429, Optional.of("90"), "", clock.instant())
                .orElseThrow());
        failures.add(DeliveryFailures.ofStatus(
                        503, Optional.of("Fri, 20 Nov 2026 12:03:30 GMT"), "", Alerts.SINCE.plusSeconds(90))
                .orElseThrow());
        queue.start();
        give(Alerts.alarm());
        await().until(() -> settled.size() == 1);
        assertThat(pauses).containsExactly(Duration.ofSeconds(90), Duration.ofSeconds(120));
    }

    @Test
    void thereIsAnEndOfTryingAndTheMessageIsADeadLetter() {
        for (int i = 0; i < 50; i++) {
            failures.add(DeliveryException.retryable("HTTP 503"));
        }
        queue.start();
        give(Alerts.alarm());
        await().until(() -> settled.size() == 1);
        assertThat(dead).singleElement().asString().startsWith("HTTP 503 (attempt ");
        assertThat(Duration.between(Alerts.SINCE, clock.instant())).isLessThanOrEqualTo(Duration.ofMinutes(30));
        assertThat(pauses).hasSizeBetween(5, 9);
    }

    @Test
    void whatWillNotPassIsNotTriedAgain() {
        failures.add(DeliveryException.terminal("HTTP 404"));
        queue.start();
        give(Alerts.alarm());
        give(Alerts.allClear());
        await().until(() -> settled.size() == 2);
        assertThat(dead).containsExactly("HTTP 404 (attempt 1)");
        assertThat(pauses).isEmpty();
        assertThat(sent).containsExactly(Alerts.KEY);
    }

    @Test
    void messageIsHeldUntilItsDeadLetterIsKept() {
        letters = (sink, value, reason) -> {
            kafkaIsBack.countDown();
            if (kafkaIsBack.getCount() > 0) {
                throw new AnnouncementException("Kafka is away", null);
            }
            dead.add(value);
        };
        failures.add(DeliveryException.terminal("HTTP 404"));
        queue.start();
        give(Alerts.alarm());
        await().until(() -> settled.size() == 1);
        assertThat(dead).singleElement().asString().contains(Alerts.KEY, "\"sink\":\"chat\"");
        assertThat(pauses).hasSize(2);
    }

    @Test
    void moreThanItHoldsIsSetAsideAtOnce() {
        for (int i = 0; i < 103; i++) {
            give(Alerts.alarm());
        }
        assertThat(dead).hasSize(3).allSatisfy(reason -> assertThat(reason).contains("more than 100 messages"));
    }

    @Test
    void whatWasNotDeliveredWhenItIsClosedIsNeitherSettledNorSetAside() throws Exception {
        hangs = true;
        queue.start();
        give(Alerts.alarm());
        give(Alerts.allClear());
        queue.close();
        await().until(() -> !queue.isAlive());
        assertThat(settled).isEmpty();
        assertThat(dead).isEmpty();
    }

    private static Item raised(String key) {
        return Item.raised(key, Alerts.raised(key, Severity.ERROR));
    }

    private void give(AlertMessage message) {
        Instant now = clock.instant();
        queue.offer(new Dispatch(message, now, 10, (sink, failure) -> settled.add(failure)));
    }

    private final class Scripted implements Sink {

        @Override
        public String name() {
            return "chat";
        }

        @Override
        public List<Sending> prepare(AlertMessage message) {
            return message.items().stream().map(this::sending).toList();
        }

        private Sending sending(Item item) {
            return () -> {
                if (hangs) {
                    new CountDownLatch(1).await();
                }
                // The first alert goes through, so that the second fails on its own.
                if (!item.key().equals("a") && !failures.isEmpty()) {
                    throw failures.remove();
                }
                sent.add(item.key());
            };
        }
    }
}
