package io.landfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.landfall.event.ClusterReady;
import io.landfall.local.stack.RunningStack;
import io.landfall.local.stack.StackFile;
import io.landfall.local.stack.StateDirectory;
import io.landfall.local.warehouse.QueryException;
import io.landfall.local.warehouse.StackWarehouse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The story of a bad batch as anybody can see it told, and a reader of our own who watches from the first row to the last. */
class BadDayE2E {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String BAD_ROWS = """
            SELECT (SELECT COUNT(*) FROM sparkify.users WHERE level IS NULL OR level NOT IN ('free', 'paid'))
                 + (SELECT COUNT(*) FROM sparkify.songplays WHERE level IS NULL OR level NOT IN ('free', 'paid'))""";

    @TempDir
    Path directory;

    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicLong bad = new AtomicLong();
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor();
    private Optional<StackWarehouse> warehouse = Optional.empty();

    @AfterEach
    void stopReading() throws InterruptedException {
        reader.shutdownNow();
        assertThat(reader.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        warehouse.ifPresent(StackWarehouse::close);
    }

    @Test
    void aBadBatchIsRefusedSetAsideMendedAndNobodyEverSeesIt() throws Exception {
        reader.scheduleWithFixedDelay(this::read, 0, 100, TimeUnit.MILLISECONDS);
        LandfallCommand.Result run =
                new LandfallCommand(directory).run("demo", "--bad-day", "--free-ports", "--once", "--json");

        assertThat(run.exitCode()).as(run.errors()).isZero();
        JsonNode story = JSON.readTree(run.lastLine());
        assertThat(story.path("as_told").asBoolean()).isTrue();
        assertThat(story.path("steps")).hasSize(10).allMatch(step -> step.path("as_told")
                .asBoolean());
        assertThat(story.path("events").findValuesAsText("event"))
                .contains(
                        "FilesLanded",
                        "StagingLoaded",
                        "QualityFailed",
                        "RetryRequested",
                        "LoadFailed",
                        "AlertRaised",
                        "BatchesReplaced",
                        "TablesLoaded",
                        "QualityPassed",
                        "AlertCleared");
        assertThat(run.errors()).contains("sparkify/load-failed/", "delivered, signed");
        assertThat(looks.get()).isGreaterThan(10);
        assertThat(bad.get()).isZero();
    }

    /** Looks from the moment there are tables until the story is over. */
    private void read() {
        warehouse = warehouse.isPresent() ? warehouse : connect(new StackFile(StateDirectory.below(directory)));
        warehouse.flatMap(BadDayE2E::look).ifPresent(found -> {
            looks.incrementAndGet();
            bad.accumulateAndGet(found, Math::max);
        });
    }

    private static Optional<StackWarehouse> connect(StackFile file) {
        Optional<RunningStack> stack = file.read();
        Optional<ClusterReady> ready = stack.flatMap(StackWarehouse::find);
        return ready.map(cluster -> new StackWarehouse(stack.orElseThrow(), cluster));
    }

    /** Nothing where there is no answer: before there are tables, and after the stack has stopped. */
    private static Optional<Long> look(StackWarehouse warehouse) {
        try {
            return Optional.of(Long.parseLong(warehouse.value(BAD_ROWS)));
        } catch (QueryException notNow) {
            return Optional.empty();
        }
    }
}
