package io.landfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.landfall.event.ClusterPaused;
import io.landfall.event.ClusterReady;
import io.landfall.event.ComputeDecided;
import io.landfall.event.Event;
import io.landfall.event.EventEnvelope;
import io.landfall.event.SavingsCounted;
import io.landfall.event.TablesLoaded;
import io.landfall.event.Topic;
import io.landfall.local.follow.EventFollower;
import io.landfall.local.follow.SeenEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse that is paused when nothing comes, and resumed by what comes. */
class PauseE2E {

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final String KEY = "log_data/2018/12";
    private static final String EVENT = "{\"page\":\"Home\",\"sessionId\":%d,\"userId\":\"\"}";

    @TempDir
    private Path directory;

    private LandfallCommand landfall;
    private Process stack;

    @BeforeEach
    void up() throws IOException {
        landfall = new LandfallCommand(directory);
        stack = landfall.startStack(Map.of("LANDFALL_PROVISIONER_IDLE", "4s"));
    }

    @AfterEach
    void down() throws InterruptedException {
        stack.destroy();
        assertThat(stack.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void idleWarehouseIsPausedAndFilesThatLandResumeIt() throws Exception {
        assertThat(landfall.run("provision", "--yes").exitCode()).isZero();
        await().atMost(PATIENCE).until(() -> !seen(ClusterPaused.class).isEmpty());
        assertThat(seen(ComputeDecided.class)).first().satisfies(d -> assertThat(d.decision())
                .isEqualTo("pause"));
        LandfallCommand.Result refused = landfall.run("sql", "SELECT 1");
        assertThat(refused.errors()).contains("is paused; run: ./landfall resume");

        put("2018-12-01", 1);
        await().atMost(PATIENCE).until(() -> files() == 1);
        assertThat(seen(ClusterReady.class)).hasSizeGreaterThanOrEqualTo(2);
        assertThat(seen(ComputeDecided.class))
                .anySatisfy(d -> assertThat(d.decision()).isEqualTo("resume"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(seen(SavingsCounted.class))
                .first()
                .satisfies(saved -> assertThat(saved.pausedMillis()).isPositive()));

        // A stager that starts while the warehouse is paused hears of files all the same.
        await().atMost(PATIENCE).until(() -> seen(ClusterPaused.class).size() >= 2);
        killStager();
        put("2018-12-02", 2);
        await().atMost(PATIENCE).until(() -> files() == 2);
        assertThat(seen(SavingsCounted.class)).doesNotHaveDuplicates();
        assertThat(records(Topic.FILES.deadLetters("stager", "sparkify"))).isEmpty();
    }

    private void killStager() {
        stack.children()
                .filter(child -> child.info().commandLine().orElse("").contains("stager-service"))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private void put(String day, int session) throws Exception {
        Path file = directory.resolve(day + "-events.json");
        Files.writeString(file, EVENT.formatted(session));
        LandfallCommand.Result put = landfall.run("put", file.toString(), "--prefix", KEY);
        assertThat(put.exitCode()).as(put.errors()).isZero();
    }

    private int files() {
        return seen(TablesLoaded.class).stream().mapToInt(TablesLoaded::files).sum();
    }

    /** Every such event so far. */
    private <E extends Event> List<E> seen(Class<E> type) {
        return records(Topic.WAREHOUSE.topicName(), Topic.TABLES.topicName()).stream()
                .flatMap(seen -> seen.envelope().stream())
                .map(EventEnvelope::event)
                .flatMap(event -> type.isInstance(event) ? Stream.of(type.cast(event)) : Stream.empty())
                .toList();
    }

    private List<SeenEvent> records(String... topics) {
        try (EventFollower follower = EventFollower.fromBeginning(kafka(), List.of(topics))) {
            return follower.readToEnd();
        }
    }

    private String kafka() {
        try {
            String file = Files.readString(directory.resolve(".landfall/stack.json"));
            return new JsonMapper().readTree(file).path("kafka").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
