package io.landfall.quality.notify;

import io.landfall.event.AlertCleared;
import io.landfall.event.AlertEvent;
import io.landfall.event.AlertRaised;
import io.landfall.flow.Announcer;
import io.landfall.flow.Delivery;
import io.landfall.project.alert.TestAlert;
import io.landfall.quality.notify.delivery.Dispatch;
import io.landfall.quality.notify.message.AlertMessage;
import io.landfall.quality.notify.message.Gathering;
import io.landfall.quality.notify.message.Item;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Tries sinks out: a {@link TestAlert} goes to them at once, and its clearing says what became of it. */
public final class SinkTrial {

    private static final int ATTEMPTS = 2;

    private final Sinks sinks;
    private final Announcer announcer;
    private final Clock clock;

    public SinkTrial(Sinks sinks, Announcer announcer, Clock clock) {
        this.sinks = sinks;
        this.announcer = announcer;
        this.clock = clock;
    }

    void run(AlertRaised test, Delivery<AlertEvent> delivery) {
        Collection<String> names = test.subject().equals(TestAlert.ALL)
                ? sinks.names()
                : sinks.names().stream().filter(test.subject()::equals).toList();
        if (names.isEmpty()) {
            answer(test, delivery, unknown(test.subject()));
            return;
        }
        Instant now = Instant.now(clock);
        Item item = Item.raised(delivery.cause().causationId(), test);
        AlertMessage message = new AlertMessage(test.warehouse(), now, List.of(item), Gathering.NONE);
        Outcomes outcomes = new Outcomes(names.size(), text -> answer(test, delivery, text));
        names.forEach(name -> sinks.queue(name).offer(new Dispatch(message, now, ATTEMPTS, outcomes)));
    }

    private String unknown(String sink) {
        return sinks.names().isEmpty()
                ? "there is no alerts.yaml beside warehouse.yaml, so nobody is told of alerts"
                : "there is no sink " + sink + "; alerts.yaml has " + String.join(", ", sinks.names());
    }

    private void answer(AlertRaised test, Delivery<AlertEvent> delivery, String text) {
        announcer.announce(
                delivery.cause(),
                new AlertCleared(
                        test.warehouse(),
                        test.pipeline(),
                        test.alert(),
                        test.key(),
                        test.severity(),
                        test.owner(),
                        test.since(),
                        Instant.now(clock),
                        text));
        delivery.done().run();
    }

    /** Waits for the last sink. */
    private static final class Outcomes implements Dispatch.Settlement {

        private final Map<String, String> texts = new TreeMap<>();
        private final int awaited;
        private final Consumer<String> answer;

        Outcomes(int awaited, Consumer<String> answer) {
            this.awaited = awaited;
            this.answer = answer;
        }

        @Override
        public synchronized void settled(String sink, Optional<String> failure) {
            texts.put(sink, failure.map(reason -> "not delivered, " + reason).orElse("delivered"));
            if (texts.size() == awaited) {
                StringBuilder text = new StringBuilder();
                texts.forEach((name, outcome) -> text.append(text.isEmpty() ? "" : "; ")
                        .append(name)
                        .append(": ")
                        .append(outcome));
                answer.accept(text.toString());
            }
        }
    }
}
