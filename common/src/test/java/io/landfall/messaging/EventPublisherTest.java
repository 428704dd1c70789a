package io.landfall.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.AlertAcknowledged;
import io.landfall.event.Event;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EventPublisherTest {

    @Test
    @Timeout(30)
    void eventsDoNotWaitForADeadLetterThatKafkaDoesNotTake() throws InterruptedException {
        BlockingQueue<Message<String>> untaken = new LinkedBlockingQueue<>();
        Channel events = new Channel(Message::ack);
        Channel deadLetters = new Channel(untaken::add);
        EventPublisher publisher = new EventPublisher(events, deadLetters, "quality");
        Thread waiting = new Thread(() -> publisher.publishRaw("landfall.alerts.notify.dlq", "{}", "HTTP 410"));
        waiting.start();
        Message<String> deadLetter = untaken.take();

        Event event = new AlertAcknowledged("w", "w/silent", "request", "me", null, Instant.EPOCH);
        publisher.announceFirst(event);

        assertThat(deadLetters.topics).containsExactly("landfall.alerts.notify.dlq");
        assertThat(events.topics).containsExactly(event.topic().topicName());
        assertThat(waiting.isAlive()).isTrue();
        deadLetter.ack();
        waiting.join();
    }

    /** A channel whose other end does with a message what it is told. */
    private static final class Channel implements Emitter<String> {

        private final List<String> topics = new ArrayList<>();
        private final Consumer<Message<String>> end;

        Channel(Consumer<Message<String>> end) {
            this.end = end;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <M extends Message<? extends String>> void send(M message) {
            topics.add(message.getMetadata(OutgoingKafkaRecordMetadata.class)
                    .orElseThrow()
                    .getTopic());
            end.accept((Message<String>) message);
        }

        @Override
        public CompletionStage<Void> send(String payload) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void complete() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void error(Exception e) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public boolean hasRequests() {
            return true;
        }
    }
}
