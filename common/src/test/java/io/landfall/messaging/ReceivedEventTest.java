package io.landfall.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.EventCodec;
import io.landfall.event.EventEnvelope;
import io.landfall.event.FilesLanded;
import io.landfall.event.FilesSkipped;
import io.landfall.event.LandedFile;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

/** Whatever comes in, the channel goes on: a record is received, left alone, or set aside. */
class ReceivedEventTest {

    private static final FilesLanded LANDED =
            new FilesLanded("p", "d", List.of(new LandedFile("b", "k", null, "e", 1, "01")));

    private final List<String> outcome = new ArrayList<>();

    @Test
    void wantedEventIsReceivedAndAcknowledgedWhenItIsDone() {
        handle(EventCodec.json(LANDED), delivery -> {
            assertThat(outcome).isEmpty();
            delivery.done().run();
        });
        assertThat(outcome).containsExactly("acknowledged");
    }

    @Test
    void otherEventsOfTheTopicAreLeftAlone() {
        FilesSkipped skipped = new FilesSkipped("p", "d", 1, "x");
        ReceivedEvent.handle(
                message(EventCodec.json(skipped), EventEnvelope.first("s", skipped)), FilesLanded.class, d -> fail());
        assertThat(outcome).containsExactly("acknowledged");
    }

    @Test
    void eventWithoutAPropertyIsSetAside() {
        handle("{\"files\":[{\"bucket\":\"b\",\"key\":\"k\",\"eTag\":\"e\",\"size\":1}]}", d -> fail());
        handle("{\"pipeline\":\"p\",\"dataset\":\"d\"}", d -> fail());
        handle("not JSON", d -> fail());
        assertThat(outcome).containsExactly("set aside", "set aside", "set aside");
    }

    @Test
    void receiverThatFailsDoesNotEndTheChannel() {
        CompletionStage<Void> handled = handle(EventCodec.json(LANDED), d -> fail());
        assertThat(outcome).containsExactly("set aside");
        assertThat(handled.toCompletableFuture()).isCompleted();
    }

    private static void fail() {
        throw new NullPointerException("a mistake");
    }

    private CompletionStage<Void> handle(String value, ReceivedEvent.Receiver<FilesLanded> receiver) {
        return ReceivedEvent.handle(message(value, EventEnvelope.first("s", LANDED)), FilesLanded.class, receiver);
    }

    private Message<String> message(String value, EventEnvelope envelope) {
        Headers headers = KafkaHeaders.of(EventCodec.headers(envelope));
        ConsumerRecord<String, String> kafka = new ConsumerRecord<>(
                "t", 0, 0, 0, TimestampType.CREATE_TIME, 0, 0, "p/d", value, headers, Optional.empty());
        return Message.of(value, () -> note("acknowledged"), failure -> note("set aside"))
                .addMetadata(new IncomingKafkaRecordMetadata<>(kafka, "channel"));
    }

    private CompletionStage<Void> note(String what) {
        outcome.add(what);
        return CompletableFuture.completedFuture(null);
    }
}
