package io.landfall.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.landfall.event.EventEnvelope;
import io.landfall.event.SettleDeadLetters;
import io.landfall.event.Topic;
import io.landfall.local.follow.SeenEvent;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person can do about dead letters; each test is an installation of its own on one Kafka. */
class DeadLettersCommandIT {

    private static final AtomicInteger INSTALLATIONS = new AtomicInteger();

    @TempDir
    private static Path folder;

    private static DeadLetterFixture kafka;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private String warehouse;
    private String files;

    @BeforeAll
    static void start() throws Exception {
        kafka = new DeadLetterFixture(folder);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @BeforeEach
    void installation() throws Exception {
        warehouse = "w" + INSTALLATIONS.incrementAndGet();
        files = Topic.FILES.deadLetters("stager", warehouse);
        kafka.create(files, 2);
    }

    @Test
    void whatWaitsIsListedForTheInstallationAlone() throws Exception {
        assertThat(ask("dead-letters")).isEqualTo("no dead letters\n");
        kafka.put(files, 0, "a", "landfall.files", "first reason");
        kafka.put(files, 1, "b", "landfall.files", "r".repeat(200));
        kafka.create(Topic.FILES.deadLetters("stager", "other-" + warehouse), 1);
        kafka.put(Topic.FILES.deadLetters("stager", "other-" + warehouse), 0, "c", "landfall.files", "not ours");

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
            kafka.put(files, i % 2, "key" + i, "landfall.files", "reason " + i);
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
        long before = kafka.records(Topic.FILES.topicName()).size();
        kafka.put(files, 0, "p/a", "landfall.files", "no event");
        kafka.put(files, 1, "p/b", "landfall.files", "no event");
        kafka.put(files, 0, null, "landfall.files", "no event");

        assertThat(ask("dead-letters", "retry", files.substring("landfall.".length()), "--yes"))
                .isEqualTo("3 records of " + files + " retried\n");
        List<SeenEvent> back =
                kafka.records(Topic.FILES.topicName()).stream().skip(before).toList();
        assertThat(back).extracting(SeenEvent::key).containsExactlyInAnyOrder("p/a", "p/b", null);
        assertThat(back).allSatisfy(one -> {
            assertThat(one.headers()).isEqualTo(Map.of("ce_type", "x", "traceparent", "t"));
            assertThat(one.value()).isEqualTo(new String(DeadLetterFixture.VALUE, StandardCharsets.UTF_8));
        });
        assertThat(ask("dead-letters")).isEqualTo("no dead letters\n");
        assertThat(ask("dead-letters", "retry", files, "--yes")).isEqualTo("no dead letters in " + files + "\n");

        kafka.put(files, 1, "p/c", "landfall.files", "no event");
        assertThat(new JsonMapper().readTree(ask("dead-letters", "retry", files, "--yes", "--json")))
                .isEqualTo(new JsonMapper()
                        .createObjectNode()
                        .put("topic", files)
                        .put("outcome", "retried")
                        .put("records", 1));
        assertThat(kafka.records(Topic.FILES.topicName())).hasSize((int) before + 4);
        assertThat(settled()).extracting(SettleDeadLetters::records).containsExactly(3L, 1L);
    }

    @Test
    void discardedRecordsAreSettledAndNotPutBack() throws Exception {
        int before = kafka.records(Topic.FILES.topicName()).size();
        kafka.put(files, 0, "p/a", "landfall.files", "no event");
        kafka.put(files, 0, "p/b", "landfall.files", "no event");
        long newest = kafka.records(files).get(1).time().toEpochMilli();
        assertThat(ask("dead-letters", "discard", files, "--yes")).isEqualTo("2 records of " + files + " discarded\n");
        assertThat(ask("dead-letters")).isEqualTo("no dead letters\n");
        assertThat(ask("dead-letters", "retry", files, "--yes")).startsWith("no dead letters");
        assertThat(kafka.records(Topic.FILES.topicName())).hasSize(before);
        assertThat(kafka.records(files)).hasSize(2);
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
            kafka.create(topic, 1);
        }
        kafka.put(commands, 0, "dev", "landfall.commands", "no event");
        kafka.put(messages, 0, null, null, "HTTP 404");
        kafka.put(notifications, 0, null, null, "no notification");
        kafka.put(files, 0, null, "payments", "no event");
        int before = kafka.records(Topic.COMMANDS.topicName()).size();
        assertRefused(commands, "give those again that are still wanted");
        assertRefused(messages, "./landfall alerts test SINK");
        assertRefused(notifications, "./landfall reconcile");
        assertRefused(files, "nothing says that it came from a topic it may go back to");
        assertThat(kafka.records(Topic.COMMANDS.topicName())).hasSize(before);
        assertThat(ask("dead-letters", "discard", messages, "--yes")).contains("1 record of ");
    }

    @Test
    void oneThatMustNotBePutBackKeepsThoseBehindItBack() throws Exception {
        int before = kafka.records(Topic.FILES.topicName()).size();
        kafka.put(files, 0, "a", "payments", "no event");
        kafka.put(files, 0, "b", "landfall.files", "no event");
        assertThat(run("dead-letters", "retry", files, "--yes")).isEqualTo(1);
        assertThat(kafka.records(Topic.FILES.topicName())).hasSize(before);
        assertThat(ask("dead-letters")).contains(files + "        2");
    }

    @Test
    void nothingHappensUnconfirmedOrToATopicThereIsNot() throws Exception {
        kafka.put(files, 0, "a", "landfall.files", "no event");
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
        return kafka.records(Topic.COMMANDS.topicName()).stream()
                .map(seen -> seen.envelope().map(EventEnvelope::event))
                .flatMap(Optional::stream)
                .map(SettleDeadLetters.class::cast)
                .filter(event -> event.warehouse().equals(warehouse))
                .toList();
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
        Stream.of("--kafka", kafka.address(), "--warehouse", warehouse).forEach(all::add);
        return LandfallCommand.create(here).execute(all.toArray(String[]::new));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
