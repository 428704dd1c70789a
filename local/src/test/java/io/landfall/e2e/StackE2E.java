package io.landfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A stack that stays up, as on a working day: files in two halves and the wrong order, the same files again, bad input of
 * every kind that must not stop the rest. One story; each step stands on those before.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StackE2E {

    private static final Path SAMPLE = Path.of("..", "examples", "sparkify", "sample");
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TABLES = """
            SELECT (SELECT COUNT(*) FROM sparkify.songplays) || ' plays, '
                || (SELECT COUNT(*) FROM sparkify.songplays WHERE song_id IS NOT NULL) || ' with song, '
                || (SELECT COUNT(*) FROM sparkify.users) || ' users, '
                || (SELECT COUNT(*) FROM sparkify.users WHERE level = 'paid') || ' paid, '
                || (SELECT COUNT(*) FROM sparkify.songs) || ' songs, '
                || (SELECT COUNT(*) FROM sparkify.artists) || ' artists, '
                || (SELECT COUNT(*) FROM sparkify.time) || ' times' AS tables""";

    @TempDir
    static Path directory;

    private static LandfallCommand landfall;
    private static Process stack;

    @BeforeAll
    static void up() throws IOException {
        landfall = new LandfallCommand(directory);
        stack = landfall.startStack();
    }

    @AfterAll
    static void down() throws InterruptedException {
        if (stack != null && stack.isAlive()) {
            stack.destroy();
            assertThat(stack.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    @Order(1)
    void halvesInTheWrongOrderGiveWhatTheWholeGives() throws Exception {
        // Songs and the first days come last.
        Path first = half("first", key -> key.compareTo("log_data/2018/11/2018-11-08") >= 0 && key.startsWith("log"));
        Path second = half("second", key -> key.compareTo("log_data/2018/11/2018-11-08") < 0 || key.startsWith("song"));
        assertThat(demo(first).at("/checks/failed").asInt()).isZero();
        assertThat(demo(second).at("/checks/failed").asInt()).isZero();
        assertThat(landfall.sql(TABLES)).isEqualTo(expected());
    }

    @Test
    @Order(2)
    void droppingEverythingAgainChangesNothing() throws Exception {
        JsonNode again = demo(SAMPLE);
        assertThat(again.at("/files/rejected").asInt()).isZero();
        assertThat(again.path("staged").toString()).doesNotContainPattern("[1-9]");
        assertThat(landfall.sql(TABLES)).isEqualTo(expected());
    }

    @Test
    @Order(3)
    void badInputEndsInAnEventWithItsReasonAndStopsNothing() throws Exception {
        Path bad = Files.createDirectories(directory.resolve("bad"));
        write(bad, "log_data/2018/12/2018-12-01-events.json", "{\"page\": \"NextSong\", \"userId\": ");
        write(
                bad,
                "log_data/2018/12/2018-12-02-events.json",
                "{\"page\":\"Home\",\"level\":\"" + "x".repeat(99) + "\"}");
        write(bad, "elsewhere/readme.txt", "not ours");
        write(bad, "log_data/2018/12/2018-12-03-events.json", "{\"page\":\"Home\",\"sessionId\":1,\"userId\":\"\"}");
        sendNotification("this is not JSON");

        LandfallCommand.Result run = landfall.run("demo", "--json", "--data", bad.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        JsonNode result = JSON.readTree(run.lastLine());
        assertThat(result.path("files").toString()).isEqualTo("{\"landed\":4,\"loaded\":1,\"rejected\":3}");
        assertThat(landfall.run("events", "--topic", "landfall.files", "--json").output())
                .contains("String length exceeds DDL length", "2018-12-01-events.json", "outside every dataset");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        landfall.run("events", "--topic", "landfall.notifications.stager.sparkify.dlq", "--json")
                                .output())
                .contains("this is not JSON"));
    }

    @Test
    @Order(4)
    void serviceThatIsKilledComesBackAndNothingIsLost() throws Exception {
        ProcessHandle.allProcesses()
                .filter(p -> p.parent()
                        .map(ProcessHandle::pid)
                        .filter(pid -> pid == stack.pid())
                        .isPresent())
                .filter(p -> p.info().commandLine().orElse("").contains("stager-service"))
                .forEach(ProcessHandle::destroyForcibly);
        Path more = Files.createDirectories(directory.resolve("more"));
        write(more, "log_data/2018/12/2018-12-04-events.json", "{\"page\":\"Home\",\"sessionId\":1,\"userId\":\"\"}");
        JsonNode result = demo(more);
        assertThat(result.at("/staged/log_data").asInt()).isEqualTo(1);
    }

    @Test
    @Order(5)
    void afterATeardownANewWarehouseIsFilledAndTheStackStopsCleanly() throws Exception {
        LandfallCommand.Result teardown = landfall.run("teardown", "--yes");
        assertThat(teardown.exitCode()).as(teardown.errors()).isZero();
        assertThat(landfall.run("sql", "SELECT 1").errors()).contains("provision");

        Path again = half("again", key -> key.startsWith("song_data"));
        assertThat(demo(again).at("/checks/failed").asInt()).isZero();
        assertThat(landfall.sql("SELECT COUNT(*) FROM sparkify.songs")).isNotEqualTo("0");

        assertThat(landfall.run("down").exitCode()).isZero();
        assertThat(stack.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    private static JsonNode demo(Path data) throws Exception {
        LandfallCommand.Result run =
                landfall.run("demo", "--json", "--data", data.toAbsolutePath().toString());
        assertThat(run.exitCode()).as(run.errors()).isZero();
        return JSON.readTree(run.lastLine());
    }

    private static String expected() throws IOException {
        SparkifyReference sample = SparkifyReference.of(SAMPLE);
        var tables = sample.tables();
        return "%d plays, %d with song, %d users, %d paid, %d songs, %d artists, %d times"
                .formatted(
                        tables.get("sparkify.songplays"),
                        sample.playsWithSong(),
                        tables.get("sparkify.users"),
                        sample.levels().get("paid"),
                        tables.get("sparkify.songs"),
                        tables.get("sparkify.artists"),
                        tables.get("sparkify.time"));
    }

    private static Path half(String name, Predicate<String> keys) throws IOException {
        Path half = directory.resolve(name);
        try (Stream<Path> files = Files.walk(SAMPLE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String key = SAMPLE.relativize(file).toString();
                if (keys.test(key)) {
                    write(half, key, Files.readString(file));
                }
            }
        }
        return half;
    }

    private static void write(Path folder, String key, String content) throws IOException {
        Path file = folder.resolve(key);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static void sendNotification(String body) throws IOException {
        JsonNode addresses =
                JSON.readTree(directory.resolve(".landfall/stack.json").toFile());
        try (SqsClient sqs = SqsClient.builder()
                .endpointOverride(URI.create(addresses.path("sqs").asText()))
                .region(Region.US_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            String queue = sqs.getQueueUrl(r -> r.queueName("landfall-sparkify-landed"))
                    .queueUrl();
            sqs.sendMessage(r -> r.queueUrl(queue).messageBody(body));
        }
    }
}
