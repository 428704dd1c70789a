package io.landfall.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.landfall.event.EventEnvelope;
import io.landfall.event.SettleDeadLetters;
import io.landfall.event.Topic;
import io.landfall.local.follow.EventFollower;
import io.landfall.local.follow.SeenEvent;
import io.landfall.local.kafka.EmbeddedKafka;
import io.landfall.local.kafka.EmbeddedKafkaConfig;
import io.landfall.local.stack.StateDirectory;
import io.landfall.local.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person can do about dead letters; each test is an installation of its own on one Kafka. */
class DeadLettersCommandIT {

    private static final AtomicInteger INSTALLATIONS = new AtomicInteger();
    private static final byte[] NO_TEXT = {(byte) 0xff, 0, 1};

    @TempDir
    private static Path folder;

    private static EmbeddedKafka kafka;
    private static Admin admin;
    private static KafkaProducer<String, byte[]> producer;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private String warehouse;
    private String files;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start(new EmbeddedKafkaConfig(folder, "127.0.0.1", 0));
        Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers());
        admin = Admin.create(config);
        producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        create(Topic.FILES.topicName(), 3);
        create(Topic.COMMANDS.topicName(), 1);
    }

    @AfterAll
    static void stop() {
        producer.close();
        admin.close();
        kafka.close();
    }

    @BeforeEach
    void installation() throws Exception {
        warehouse = "w" + INSTALLATIONS.incrementAndGet();
        files = Topic.FILES.deadLetters("stager", warehouse);
        create(files, 2);
    }

    @Test
    void whatWaitsIsListedForTheInstallationAlone() throws Exception {
        assertThat(ask("dead-letters")).isEqualTo("no dead letters\n");
        put(files, 0, "a", "landfall.files", "first reason");
        put(files, 1, "b", "landfall.files", "r".repeat(200));
        create(Topic.FILES.deadLetters("stager", "other-" + warehouse), 1);
        put(Topic.FILES.deadLetters("stager", "other-" + warehouse), 0, "c", "landfall.files", "not ours");

        assertThat(ask("dead-letters").lines())
                .hasSize(3)
                .last()
                .asString()
                .contains(files + "        2  20", "r".repeat(79) + "…")
                .doesNotContain("r".repeat(80));
        JsonNode listed = new JsonMapper().readTree(ask("dead-letters", "--json"));
        assertThat(listed).hasSize(1);
        assertThat(listed.at("/0/topic").asText()).isEqualTo(files);
        assertThat(listed.at("/0/records").asLong()).isEqualTo(2);
        assertThat(listed.at("/0/oldest").asText())
                .isLessThanOrEqualTo(listed.at("/0/newest").asText());
        assertThat(listed.at("/0/reason").asText()).hasSize(200);
    }

    @Test
    void theNewestAreShownWithTheirReasons() throws Exception {
        for (int i = 0; i < 5; i++) {
            put(files, i % 2, "key" + i, "landfall.files", "reason " + i);
        }
        assertThat(ask("dead-letters", "show", files, "--last", "2"))
                .contains("key key3", "dead-letter-reason: reason 3", "key key4", "ce_type: x", "2 of 5 dead letters")
                .doesNotContain("reason 2");
        List<String> lines =
                ask("dead-letters", "show", files, "--json").lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(new JsonMapper()
                        .readTree(lines.get(0))
                        .at("/headers/dead-letter-topic")
                        .asText())
                .isEqualTo("landfall.files");
    }

    @Test
    void retriedRecordsAreBackAsTheyWereAndNotPutBackAgain() throws Exception {
        long before = records(Topic.FILES.topicName()).size();
        put(files, 0, "p/a", "landfall.files", "no event");
        put(files, 1, "p/b", "landfall.files", "no event");
        put(files, 0, null, "landfall.files", "no event");

        assertThat(ask("dead-letters", "retry", files.substring("landfall.".length()), "--yes"))
                .isEqualTo("3 records of " + files + " retried\n");
        List<SeenEvent> back =
                records(Topic.FILES.topicName()).stream().skip(before).toList();
        assertThat(back).extracting(SeenEvent::key).containsExactlyInAnyOrder("p/a", "p/b", null);
        assertThat(back).allSatisfy(one -> {
            assertThat(one.headers()).isEqualTo(Map.of("ce_type", "x", "traceparent", "t"));
            assertThat(one.value()).isEqualTo(new String(NO_TEXT, StandardCharsets.UTF_8));
        });
        assertThat(ask("dead-letters")).isEqualTo("no dead letters\n");
        assertThat(ask("dead-letters", "retry", files, "--yes")).isEqualTo("no dead letters in " + files + "\n");

        put(files, 1, "p/c", "landfall.files", "no event");
        assertThat(new JsonMapper().readTree(ask("dead-letters", "retry", files, "--yes", "--json")))
                .isEqualTo(new JsonMapper()
                        .createObjectNode()
                        .put("topic", files)
                        .put("outcome", "retried")
                        .put("records", 1));
        assertThat(records(Topic.FILES.topicName())).hasSize((int) before + 4);
        assertThat(settled()).extracting(SettleDeadLetters::records).containsExactly(3L, 1L);
    }

    @Test
    void discardedRecordsAreSettledAndNotPutBack() throws Exception {
        int before = records(Topic.FILES.topicName()).size();
        put(files, 0, "p/a", "landfall.files", "no event");
        put(files, 0, "p/b", "landfall.files", "no event");
        long newest = records(files).get(1).time().toEpochMilli();
        assertThat(ask("dead-letters", "discard", files, "--yes")).isEqualTo("2 records of " + files + " discarded\n");
        assertThat(ask("dead-letters")).isEqualTo("no dead letters\n");
        assertThat(ask("dead-letters", "retry", files, "--yes")).startsWith("no dead letters");
        assertThat(records(Topic.FILES.topicName())).hasSize(before);
        assertThat(records(files)).hasSize(2);
        assertThat(settled()).singleElement().satisfies(event -> {
            assertThat(event.deadLetters()).isEqualTo(files);
            assertThat(event.outcome()).isEqualTo("discarded");
            assertThat(event.newest().toEpochMilli()).isEqualTo(newest);
        });
    }

    @Test
    void whatMustNotBePutBackIsRefusedWithWhatToDoInstead() throws Exception {
        String commands = Topic.COMMANDS.deadLetters("loader", warehouse);
        String messages = Topic.ALERTS.deadLetters("notify", warehouse);
        String notifications = Topic.deadLetters(Topic.NOTIFICATIONS, "stager", warehouse);
        for (String topic : List.of(commands, messages, notifications)) {
            create(topic, 1);
        }
        put(commands, 0, "dev", "landfall.commands", "no event");
        put(messages, 0, null, null, "HTTP 404");
        put(notifications, 0, null, null, "no notification");
        put(files, 0, null, "payments", "no event");
        int before = records(Topic.COMMANDS.topicName()).size();
        assertRefused(commands, "give those again that are still wanted");
        assertRefused(messages, "./landfall alerts test SINK");
        assertRefused(notifications, "./landfall reconcile");
        assertRefused(files, "nothing says that it came from a topic it may go back to");
        assertThat(records(Topic.COMMANDS.topicName())).hasSize(before);
        assertThat(ask("dead-letters", "discard", messages, "--yes")).contains("1 record of ");
    }

    @Test
    void oneThatMustNotBePutBackKeepsThoseBehindItBack() throws Exception {
        int before = records(Topic.FILES.topicName()).size();
        put(files, 0, "a", "payments", "no event");
        put(files, 0, "b", "landfall.files", "no event");
        assertThat(run("dead-letters", "retry", files, "--yes")).isEqualTo(1);
        assertThat(records(Topic.FILES.topicName())).hasSize(before);
        assertThat(ask("dead-letters")).contains(files + "        2");
    }

    @Test
    void nothingHappensUnconfirmedOrToATopicThereIsNot() throws Exception {
        put(files, 0, "a", "landfall.files", "no event");
        assertThat(run("dead-letters", "discard", files)).isEqualTo(69);
        assertThat(text(err)).contains("--yes");
        err.reset();
        assertThat(run("dead-letters", "retry", files.replace("stager", "stagr"), "--yes"))
                .isEqualTo(1);
        assertThat(text(err)).contains("did you mean " + files + "?").hasLineCount(1);
        assertThat(ask("dead-letters")).contains(files);
    }

    private void assertRefused(String topic, String instead) {
        err.reset();
        assertThat(run("dead-letters", "retry", topic, "--yes")).isEqualTo(1);
        assertThat(text(err))
                .contains(instead, "./landfall dead-letters discard " + topic)
                .hasLineCount(1);
    }

    private List<SettleDeadLetters> settled() {
        return records(Topic.COMMANDS.topicName()).stream()
                .map(seen -> seen.envelope().map(EventEnvelope::event))
                .flatMap(Optional::stream)
                .map(SettleDeadLetters.class::cast)
                .filter(event -> event.warehouse().equals(warehouse))
                .toList();
    }

    private static List<SeenEvent> records(String topic) {
        try (EventFollower follower = EventFollower.fromBeginning(kafka.bootstrapServers(), List.of(topic))) {
            return follower.readToEnd();
        }
    }

    /** As a consumer does: what it adds stands before the record's own headers. */
    private static void put(String topic, int partition, String key, String origin, String reason) throws Exception {
        var letter = new ProducerRecord<>(topic, partition, key, NO_TEXT);
        letter.headers().add("dead-letter-reason", reason.getBytes(StandardCharsets.UTF_8));
        if (origin != null) {
            letter.headers().add("dead-letter-topic", origin.getBytes(StandardCharsets.UTF_8));
        }
        letter.headers().add("ce_type", "x".getBytes(StandardCharsets.UTF_8));
        letter.headers().add("traceparent", "t".getBytes(StandardCharsets.UTF_8));
        producer.send(letter).get(20, TimeUnit.SECONDS);
    }

    private static void create(String topic, int partitions) throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                .all()
                .get(20, TimeUnit.SECONDS);
    }

    private String ask(String... args) {
        out.reset();
        err.reset();
        assertThat(run(args)).as(() -> text(err)).isZero();
        return text(out);
    }

    private int run(String... args) {
        Terminal terminal = new Terminal(stream(out), stream(err), false, false, false, false, 80);
        Invocation here = new Invocation(folder, StateDirectory.below(folder), terminal);
        List<String> all = new ArrayList<>(Arrays.asList(args));
        Stream.of("--kafka", kafka.bootstrapServers(), "--warehouse", warehouse).forEach(all::add);
        return LandfallCommand.create(here).execute(all.toArray(String[]::new));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
