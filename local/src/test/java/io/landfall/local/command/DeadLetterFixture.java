package io.landfall.local.command;

import io.landfall.event.Topic;
import io.landfall.local.follow.EventFollower;
import io.landfall.local.follow.SeenEvent;
import io.landfall.local.kafka.EmbeddedKafka;
import io.landfall.local.kafka.EmbeddedKafkaConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A Kafka with topics of dead letters, and somebody who puts records there as consumers do. */
final class DeadLetterFixture implements AutoCloseable {

    /** What every record holds: it need not be text. */
    static final byte[] VALUE = {(byte) 0xff, 0, 1};

    private final EmbeddedKafka kafka;
    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;

    DeadLetterFixture(Path folder) throws Exception {
        kafka = EmbeddedKafka.start(new EmbeddedKafkaConfig(folder, "127.0.0.1", 0));
        Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers());
        admin = Admin.create(config);
        producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        create(Topic.FILES.topicName(), 3);
        create(Topic.COMMANDS.topicName(), 1);
    }

    String address() {
        return kafka.bootstrapServers();
    }

    void create(String topic, int partitions) throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                .all()
                .get(20, TimeUnit.SECONDS);
    }

    /**
     * As a consumer does: what it adds stands before the record's own headers.
     *
     * @param origin null where nothing says
     */
    void put(String topic, int partition, String key, String origin, String reason) throws Exception {
        var letter = new ProducerRecord<>(topic, partition, key, VALUE);
        letter.headers().add("dead-letter-reason", reason.getBytes(StandardCharsets.UTF_8));
        if (origin != null) {
            letter.headers().add("dead-letter-topic", origin.getBytes(StandardCharsets.UTF_8));
        }
        letter.headers().add("ce_type", "x".getBytes(StandardCharsets.UTF_8));
        letter.headers().add("traceparent", "t".getBytes(StandardCharsets.UTF_8));
        producer.send(letter).get(20, TimeUnit.SECONDS);
    }

    /** Everything in the topic, oldest first. */
    List<SeenEvent> records(String topic) {
        try (EventFollower follower = EventFollower.fromBeginning(kafka.bootstrapServers(), List.of(topic))) {
            return follower.readToEnd();
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
        kafka.close();
    }
}
