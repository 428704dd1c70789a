package io.landfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job as a newcomer runs it, from an empty folder to a checked star schema. */
class DemoE2E {

    private static final Path SAMPLE = Path.of("..", "examples", "sparkify", "sample");
    private static final Path REAL = Path.of("..", "..", "shared", "data", "sparkify");
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<TreeMap<String, Long>> COUNTS = new TypeReference<>() {};

    @TempDir
    Path directory;

    @Test
    void sampleOfTheExampleIsLoadedAndChecked() throws Exception {
        JsonNode result = demo(SAMPLE);
        assertThat(result.at("/checks/failed").asInt()).isZero();
        assertThat(result.at("/checks/passed").asInt()).isGreaterThanOrEqualTo(6);
    }

    @Test
    void realDataGivesTheKnownFigures() throws Exception {
        assumeTrue(Files.isDirectory(REAL), "the real data is not here");
        JsonNode result = demo(REAL);
        assertThat(counts(result.path("staged"))).isEqualTo(Map.of("log_data", 8056L, "song_data", 71L));
        assertThat(counts(result.path("tables")))
                .isEqualTo(Map.of(
                        "sparkify.songplays", 6820L,
                        "sparkify.users", 96L,
                        "sparkify.songs", 71L,
                        "sparkify.artists", 69L,
                        "sparkify.time", 6813L));

        // A second start finds the data again.
        LandfallCommand landfall = new LandfallCommand(directory);
        Process stack = landfall.startStack();
        try {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> landfall.sql("SELECT 1").equals("1"));
            assertThat(landfall.sql("SELECT COUNT(song_id) || ' of ' || COUNT(*) FROM sparkify.songplays"))
                    .isEqualTo("1 of 6820");
            assertThat(landfall.sql("SELECT SUM(CASE WHEN level = 'free' THEN 1 ELSE 0 END) || ' free, '"
                            + " || SUM(CASE WHEN level = 'paid' THEN 1 ELSE 0 END) || ' paid' FROM sparkify.users"))
                    .isEqualTo("74 free, 22 paid");
        } finally {
            stack.destroy();
            stack.waitFor();
        }
    }

    private JsonNode demo(Path data) throws Exception {
        LandfallCommand.Result run = new LandfallCommand(directory)
                .run(
                        "demo",
                        "--free-ports",
                        "--once",
                        "--json",
                        "--data",
                        data.toAbsolutePath().toString());
        assertThat(run.exitCode()).as(run.errors()).isZero();

        JsonNode result = JSON.readTree(run.lastLine());
        SparkifyReference expected = SparkifyReference.of(data);
        int files = SparkifyReference.files(data);
        assertThat(result.path("files").toString())
                .isEqualTo("{\"landed\":%d,\"loaded\":%d,\"rejected\":0}".formatted(files, files));
        assertThat(counts(result.path("staged"))).isEqualTo(expected.staged());
        assertThat(counts(result.path("tables"))).isEqualTo(expected.tables());
        assertThat(result.path("seconds").fieldNames()).toIterable().containsExactly("start", "provision", "load");
        return result;
    }

    private static Map<String, Long> counts(JsonNode node) {
        return JSON.convertValue(node, COUNTS);
    }
}
