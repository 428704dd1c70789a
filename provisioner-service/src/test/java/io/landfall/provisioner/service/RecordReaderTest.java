package io.landfall.provisioner.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.Event;
import io.landfall.event.EventCodec;
import io.landfall.event.EventEnvelope;
import io.landfall.event.Occasion;
import io.landfall.event.RetryAction;
import io.landfall.event.RetryRequested;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Of a partition just that part is read that was asked for, as often as it is asked for. */
class RecordReaderTest {

    private static final TopicPartition PARTITION = new TopicPartition("landfall.quality", 0);

    private final MockConsumer<String, String> consumer = new MockConsumer<>("earliest");
    private final RecordReader reader = new RecordReader(consumer);

    @Test
    void recordsBetweenTwoPlacesAreReadEachTime() {
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        for (int time = 0; time < 2; time++) {
            consumer.schedulePollTask(() -> {
                for (int offset = 5; offset < 9; offset++) {
                    consumer.addRecord(found(offset, retry(offset)));
                }
            });
            assertThat(reader.read(PARTITION, 6, 8)).containsExactly(retry(6), retry(7));
        }
    }

    @Test
    void recordThatIsNoEventIsToldApart() {
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.schedulePollTask(() -> {
            consumer.addRecord(new ConsumerRecord<>("landfall.quality", 0, 0, "p", "nonsense"));
            consumer.addRecord(found(1, retry(1)));
        });
        assertThat(reader.read(PARTITION, 0, 2)).containsExactly(null, retry(1));
    }

    private static ConsumerRecord<String, String> found(long offset, Event event) {
        ConsumerRecord<String, String> found =
                new ConsumerRecord<>("landfall.quality", 0, offset, "p", EventCodec.json(event));
        EventCodec.headers(EventEnvelope.first("quality", event))
                .forEach((name, value) -> found.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return found;
    }

    private static RetryRequested retry(int attempt) {
        return new RetryRequested("p", "L1", Occasion.LOAD, attempt, RetryAction.RECHECK, List.of("c"), Instant.EPOCH);
    }
}
