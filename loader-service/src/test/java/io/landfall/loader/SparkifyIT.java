package io.landfall.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.CheckOutcome;
import io.landfall.event.CheckStatus;
import io.landfall.event.FilesRejected;
import io.landfall.event.LandedFile;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The checks of the Sparkify example hold for its sample, and each of them finds what it is there for. */
@ExtendWith(Shared.class)
class SparkifyIT {

    private static final Path SAMPLE = ExampleFlow.directory("sparkify").resolve("sample");

    private final Warehouse local;

    SparkifyIT(Warehouse local) {
        this.local = local;
    }

    @Test
    void everyCheckPassesOverTheSampleAndFailsOverWhatItIsAbout() throws Exception {
        try (ExampleFlow sparkify = new ExampleFlow(local, "sparkify")) {
            LandedFile[] files = files(sparkify);
            sparkify.land(files);
            sparkify.awaitLoaded(files.length);
            assertThat(sparkify.announced().of(FilesRejected.class)).isEmpty();
            sparkify.recordedChecks("first");
            Map<String, CheckOutcome> good = sparkify.recordedChecks("second");
            assertThat(good.values())
                    .allSatisfy(outcome ->
                            assertThat(outcome.status()).as(outcome.toString()).isEqualTo(CheckStatus.PASSED));

            Map<String, CheckOutcome> found = new TreeMap<>();
            for (List<String> harm : harms(batch(sparkify, "log_data"), batch(sparkify, "song_data"))) {
                sparkify.checksAfter(harm).forEach((check, outcome) -> {
                    assertThat(outcome.status()).as(harm + ": " + outcome).isNotEqualTo(CheckStatus.BROKEN);
                    if (!outcome.passed()) {
                        found.put(check, outcome);
                    }
                });
            }
            assertThat(found).containsOnlyKeys(good.keySet());
            assertThat(found.get("users_are_unique").samples()).isNotEmpty().allSatisfy(row -> assertThat(row)
                    .containsEntry("first_name", "***"));
        }
    }

    /** What makes checks fail, in such a way that none of them hides another. */
    private static List<List<String>> harms(String events, String songs) {
        return List.of(
                List.of("UPDATE " + events + " SET level = 'trial', ts = NULL WHERE page = 'NextSong'"),
                List.of("UPDATE " + events + " SET ts = ts + 1 WHERE page = 'NextSong'"),
                List.of(
                        "INSERT INTO " + events + " SELECT * FROM " + events,
                        "INSERT INTO " + songs + " SELECT * FROM " + songs),
                List.of(
                        "DELETE FROM sparkify.users",
                        "DELETE FROM sparkify.songs",
                        "DELETE FROM sparkify.artists",
                        "DELETE FROM sparkify.time"),
                List.of("DELETE FROM sparkify.artists", "UPDATE sparkify.time SET hour = 24"),
                twice("songplays", "songs", "artists", "users", "time"),
                List.of(
                        "ALTER TABLE sparkify.songplays RENAME TO plays_before",
                        "CREATE TABLE sparkify.songplays AS SELECT UPPER(songplay_id) AS songplay_id, start_time, "
                                + "NULL::INTEGER AS user_id, level, song_id, artist_id, session_id, location, user_agent"
                                + " FROM sparkify.plays_before"),
                List.of(
                        "UPDATE sparkify.songs SET song_id = 'S', title = NULL, year = 3000, duration = duration * 1000",
                        "UPDATE sparkify.artists SET artist_id = 'A', name = NULL, latitude = 100, longitude = 200",
                        "UPDATE sparkify.users SET level = NULL",
                        "UPDATE staging.songplay_lookup SET duration = duration * 1000"),
                List.of("UPDATE sparkify.users SET level = 'gold'"));
    }

    private static List<String> twice(String... tables) {
        return Stream.of(tables)
                .map(table -> "INSERT INTO sparkify." + table + " SELECT * FROM sparkify." + table)
                .toList();
    }

    /** The staging table of some batch. */
    private static String batch(ExampleFlow sparkify, String dataset) throws Exception {
        return sparkify.query("SELECT 'staging.' || MIN(table_name) FROM information_schema.tables "
                        + "WHERE table_schema = 'staging' AND table_name LIKE '" + dataset + "\\_\\_%'")
                .get(0);
    }

    private static LandedFile[] files(ExampleFlow sparkify) throws IOException {
        List<LandedFile> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(SAMPLE)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                String key = SAMPLE.relativize(file).toString().replace('\\', '/');
                files.add(sparkify.put(key, Files.readAllBytes(file)));
            }
        }
        return files.toArray(LandedFile[]::new);
    }
}
