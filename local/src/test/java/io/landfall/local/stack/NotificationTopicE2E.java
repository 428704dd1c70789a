package io.landfall.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.event.Topic;
import io.landfall.local.kafka.EmbeddedKafka;
import io.landfall.local.kafka.EmbeddedKafkaConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged stager hears of files from a Kafka topic that MinIO writes to, beside the queue. */
class NotificationTopicE2E {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final String MINIO = "minio-events";
    private static final String LANDED = """
            {"EventName":"s3:ObjectCreated:Put","Key":"landing/song_data/a b.json","Records":[{"eventVersion":"2.0",
            "eventSource":"minio:s3","awsRegion":"","eventName":"s3:ObjectCreated:Put","s3":{"s3SchemaVersion":"1.0",
            "configurationId":"Config","bucket":{"name":"landing","arn":"arn:aws:s3:::landing"},
            "object":{"key":"song_data%2Fa+b.json","size":5,"eTag":"d41d","sequencer":"17A0B1C2D3E4F5A6"}}}]}""";

    @TempDir
    private Path folder;

    private StackSettings settings;
    private EmbeddedKafka kafka;

    @BeforeEach
    void start() throws Exception {
        StateDirectory state = StateDirectory.below(folder);
        state.create();
        Ports ports = Ports.free();
        Path sparkify = HOME.resolve("examples").resolve("sparkify");
        settings = new StackSettings(HOME, List.of(sparkify), "us-west-2", "sparkify", state, ports);
        kafka = EmbeddedKafka.start(
                new EmbeddedKafkaConfig(folder.resolve("kafka"), StackSettings.HOST, ports.kafka()));
        StackTopics.create(kafka.bootstrapServers(), settings.warehouse());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(MINIO, 1, (short) 1))).all().get(10, TimeUnit.SECONDS);
        }
    }

    @AfterEach
    void stop() {
        kafka.close();
    }

    @Test
    void recordsOfANamedTopicAreAnnouncedAndAcknowledgedAndBadOnesSetAside() throws Exception {
        try (ServiceProcess stager = stager(List.of("env", "LANDFALL_NOTIFICATIONS_TOPIC=" + MINIO))) {
            stager.start();
            produce("this is no notification", LANDED.replace("Created:Put", "Removed:Delete"), LANDED);
            assertThat(consume(Topic.FILES.topicName())).contains("\"key\":\"song_data/a b.json\"", "song_data");
            assertThat(consume(Topic.deadLetters(Topic.NOTIFICATIONS, "stager", settings.warehouse())))
                    .isEqualTo("this is no notification");
            await().atMost(Duration.ofMinutes(2)).until(() -> acknowledged() == 3);
        }
    }

    @Test
    void withoutATopicTheServiceReadsNone() throws Exception {
        try (ServiceProcess stager = stager(List.of())) {
            stager.start();
            assertThat(new HealthProbe(settings.ports().of(Service.STAGER)).isReady())
                    .isTrue();
        }
    }

    private ServiceProcess stager(List<String> before) {
        List<String> command = new ArrayList<>(before);
        command.addAll(ServiceCommand.of(Service.STAGER.jar(HOME)));
        return new ServiceProcess(Service.STAGER, command, settings, new Silent());
    }

    private void produce(String... values) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(MINIO, "landing/key", value)).get(10, TimeUnit.SECONDS);
            }
        }
    }

    private String consume(String topic) {
        Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<String> seen = new ArrayList<>();
            await().atMost(Duration.ofMinutes(2)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(r -> seen.add(r.value()));
                return !seen.isEmpty();
            });
            return seen.get(0);
        }
    }

    private long acknowledged() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            var committed = admin.listConsumerGroupOffsets("stager-sparkify")
                    .partitionsToOffsetAndMetadata()
                    .get(10, TimeUnit.SECONDS)
                    .get(new TopicPartition(MINIO, 0));
            return committed == null ? 0 : committed.offset();
        }
    }

    private static final class Silent implements StackListener {

        @Override
        public void ready(String part, Duration took) {}

        @Override
        public void restarting(String service, int exitCode, Duration delay) {}
    }
}
