package io.landfall.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.event.Event;
import io.landfall.event.EventCodec;
import io.landfall.event.EventEnvelope;
import io.landfall.event.FilesLanded;
import io.landfall.event.FilesSkipped;
import io.landfall.event.LandedFile;
import io.landfall.event.TablesLoaded;
import io.landfall.event.Topic;
import io.landfall.messaging.KafkaHeaders;
import io.landfall.messaging.RecentEvents;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recent events read back from a real broker, and followed. */
class RecentEventsIT {

    private static final Map<Class<? extends Event>, Topic> HEARD =
            Map.of(FilesLanded.class, Topic.FILES, TablesLoaded.class, Topic.TABLES);

    @TempDir
    private Path directory;

    private EmbeddedKafka kafka;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger caughtUp = new AtomicInteger();

    @BeforeEach
    void start() throws Exception {
        kafka = EmbeddedKafka.start(new EmbeddedKafkaConfig(directory, "127.0.0.1", 0));
        try (Admin admin = Admin.create(settings())) {
            admin.createTopics(List.of(
                            new NewTopic(Topic.FILES.topicName(), 3, (short) 1),
                            new NewTopic(Topic.TABLES.topicName(), 3, (short) 1)))
                    .all()
                    .get(20, TimeUnit.SECONDS);
        }
    }

    @AfterEach
    void stop() {
        kafka.close();
    }

    @Test
    void whatIsNotTooOldIsHeardAgainThenThatTheEndIsReachedAndThenWhatFollows() throws Exception {
        Instant now = Instant.now();
        publish(loaded("old"), now.minus(Duration.ofHours(3)));
        publish(loaded("recent"), now.minus(Duration.ofHours(1)));
        publish(new FilesSkipped("p", "d", 1, "x"), now);
        publish(landed("p"), now);
        try (RecentEvents events = events().start()) {
            await().atMost(Duration.ofMinutes(2)).until(() -> caughtUp.get() == 1);
            assertThat(heard).containsExactlyInAnyOrder("recent@" + now.minus(Duration.ofHours(1)), "d@" + now);
            publish(loaded("next"), now);
            await().atMost(Duration.ofMinutes(2)).until(() -> heard.size() == 3);
            assertThat(events.isAlive()).isTrue();
        }
        assertThat(heard).endsWith("next@" + now);
        assertThat(caughtUp).hasValue(1);
    }

    @Test
    void withoutAnyEventTheEndIsReachedAtOnce() {
        try (RecentEvents events = events().start()) {
            await().atMost(Duration.ofMinutes(2)).until(() -> caughtUp.get() == 1);
        }
        assertThat(heard).isEmpty();
    }

    private RecentEvents events() {
        return new RecentEvents(
                settings(),
                HEARD,
                Duration.ofHours(2),
                (event, at) -> heard.add(
                        (event instanceof TablesLoaded t ? t.load() : ((FilesLanded) event).dataset()) + "@" + at),
                caughtUp::incrementAndGet,
                Clock.systemUTC());
    }

    private Map<String, Object> settings() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    private static Event loaded(String load) {
        return new TablesLoaded("p", load, 1, 1, Map.of(), Map.of());
    }

    private static Event landed(String pipeline) {
        return new FilesLanded(pipeline, "d", List.of(new LandedFile("b", "k", null, "e", 1, null)));
    }

    private void publish(Event event, Instant at) throws Exception {
        EventEnvelope first = EventEnvelope.first("test", event);
        EventEnvelope envelope = new EventEnvelope(
                first.id(), first.source(), at, first.correlationId(), first.causationId(), first.trace(), event);
        try (var producer = new KafkaProducer<>(settings(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(
                            event.topic().topicName(),
                            null,
                            at.toEpochMilli(),
                            event.key(),
                            EventCodec.json(event),
                            KafkaHeaders.of(EventCodec.headers(envelope))))
                    .get(20, TimeUnit.SECONDS);
        }
    }
}
