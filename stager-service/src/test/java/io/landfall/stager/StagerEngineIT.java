package io.landfall.stager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.event.FilesLanded;
import io.landfall.event.LandedFile;
import io.landfall.event.StagingFailed;
import io.landfall.event.StagingLoaded;
import io.landfall.flow.Delivery;
import io.landfall.project.Project;
import io.landfall.project.ProjectReader;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import io.landfall.stager.copy.CopySlots;
import io.landfall.stager.copy.StagingFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries through the whole engine, with bounds that divide them. */
@Timeout(120)
@ExtendWith(Shared.class)
class StagerEngineIT extends StagingFixture {

    private static final int FILES = 10;

    @TempDir
    Path directory;

    private final List<Integer> acknowledged = new CopyOnWriteArrayList<>();

    StagerEngineIT(Warehouse local) {
        super(local);
    }

    @Test
    void deliveryIsAcknowledgedWhenAllItsFilesAreSettledAndNotBefore() throws Exception {
        announced.failNext(StagingLoaded.class);
        try (StagerEngine engine = engine(boundedTo(3))) {
            engine.start();
            engine.offer(delivery(0, FILES));
            engine.gate().ready(open.ready());
            await().until(() -> !acknowledged.isEmpty());
            assertThat(announced.of(StagingLoaded.class).stream()
                            .map(StagingLoaded::batch)
                            .distinct())
                    .as("3 + 3 + 3 + 1, though the first could not be told at once")
                    .hasSize(4);
            assertThat(query("SELECT COUNT(DISTINCT object_key) || '/' || COUNT(*) FROM landfall.file"))
                    .containsExactly("10/10");
        }
        assertThat(acknowledged).containsExactly(0);
    }

    @Test
    void backlogIsStagedInBatchesWithinTheBoundsAndAllOfItIs() throws Exception {
        try (StagerEngine engine = engine(boundedTo(4))) {
            engine.start();
            for (int i = 0; i < FILES; i++) {
                engine.offer(delivery(i, 1));
            }
            engine.gate().ready(open.ready());
            await().until(() -> acknowledged.size() == FILES);
        }
        assertThat(acknowledged)
                .containsExactlyElementsOf(IntStream.range(0, FILES).boxed().toList());
        assertThat(announced.of(StagingLoaded.class))
                .extracting(StagingLoaded::files)
                .allMatch(files -> files <= 4);
        assertThat(query("SELECT SUM(row_count) FROM landfall.batch")).containsExactly("10");
    }

    @Test
    void templatesThatAreRefusedAreToldOnceAndFilesWaitUntilTheyAreMended() throws Exception {
        execute("ALTER TABLE staging.log_data ADD COLUMN stranger INTEGER");
        execute("INSERT INTO staging.log_data (stranger) VALUES (1)");
        try (StagerEngine engine = engine(boundedTo(4))) {
            engine.start();
            engine.gate().ready(open.ready());
            engine.gate().await();
            assertThat(announced.of(StagingFailed.class))
                    .extracting(StagingFailed::files)
                    .containsExactly(0);
            engine.offer(delivery(0, 1));
            await().until(() -> announced.of(StagingFailed.class).size() == 2);
            execute("DELETE FROM staging.log_data");
            await().until(() -> acknowledged.size() == 1);
        }
        assertThat(announced.of(StagingFailed.class)).hasSize(2);
        assertThat(query("SELECT SUM(row_count) FROM landfall.batch")).containsExactly("1");
    }

    private void execute(String sql) throws Exception {
        open.warehouse().run(session -> session.execute(sql));
    }

    private StagerEngine engine(Project bounded) {
        return new StagerEngine(
                bounded, announced, o -> store, ready -> open.warehouse(), new CopySlots(1), Duration.ofMillis(50));
    }

    private Project boundedTo(int maxFiles) throws IOException {
        Path example = project.directory();
        try (Stream<Path> files = Files.walk(example)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = directory.resolve(example.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Path pipeline = directory.resolve("pipeline.yaml");
        Files.writeString(
                pipeline,
                Files.readString(pipeline)
                        .replace(
                                "    staging_table: staging.log_data\n",
                                "    staging_table: staging.log_data\n    batch: {max_files: " + maxFiles + "}\n"));
        return ProjectReader.read(directory);
    }

    private Delivery<FilesLanded> delivery(int number, int files) {
        List<LandedFile> landed = IntStream.range(0, files)
                .mapToObj(i -> file(1 + number + i, EVENT.formatted(number + i, "free", "7")))
                .toList();
        return new Delivery<>(
                new FilesLanded("sparkify", "log_data", landed), Instant.EPOCH, CAUSE, () -> acknowledged.add(number));
    }
}
