package io.landfall.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.landfall.event.BatchesReleased;
import io.landfall.event.Cause;
import io.landfall.event.LoadFailed;
import io.landfall.event.Occasion;
import io.landfall.event.QualityOutcome;
import io.landfall.event.ReplayBatch;
import io.landfall.event.TableChange;
import io.landfall.event.TablesLoaded;
import io.landfall.flow.Delivery;
import io.landfall.flow.RecordedAnnouncements;
import io.landfall.ledger.CheckLedger;
import io.landfall.ledger.CommittedLoad;
import io.landfall.loader.merge.LoadOutcome;
import io.landfall.loader.merge.LoadTransaction;
import io.landfall.redshift.Warehouse.Shared;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Loading through the real driver: the targets must not depend on the order, or the number of times, things land. */
@ExtendWith(Shared.class)
class LoaderEngineIT {

    private static final long MINUTE = 60_000;

    private final StagedSparkify sparkify;
    private final RecordedAnnouncements announced = new RecordedAnnouncements();
    private LoaderEngine engine;

    LoaderEngineIT(io.landfall.redshift.Warehouse local) {
        this.sparkify = new StagedSparkify(local.local().port());
    }

    @BeforeEach
    void emptyWarehouse() throws Exception {
        sparkify.empty();
        engine = engine();
    }

    @Test
    void backlogIsLoadedInOneTransactionAndCounted() throws Exception {
        sparkify.song("S1", "A1", "Title", "Name", 100);
        sparkify.play(1, 7, "free", MINUTE, "Title", "Name", 100);
        sparkify.play(2, 7, "free", 2 * MINUTE, "Other", "Nobody", 50);

        TablesLoaded loaded = load().orElseThrow().announcement();
        assertThat(loaded.batches()).isEqualTo(3);
        assertThat(loaded.staged()).containsEntry("log_data", 2L).containsEntry("song_data", 1L);
        assertThat(loaded.tables()).containsEntry("sparkify.songplays", new TableChange(2, 0));
        assertThat(sparkify.query("SELECT COALESCE(song_id, '-') FROM sparkify.songplays ORDER BY start_time"))
                .containsExactly("S1", "-");
    }

    @Test
    void songThatComesAfterItsPlayIsFoundByIt() throws Exception {
        sparkify.play(1, 7, "free", MINUTE, "Title", "Name", 100);
        load();
        sparkify.song("S1", "A1", "Title", "Name", 100);

        assertThat(load().orElseThrow().announcement().tables())
                .containsEntry("sparkify.songplays", new TableChange(0, 1));
        assertThat(sparkify.query("SELECT song_id || '/' || artist_id FROM sparkify.songplays"))
                .containsExactly("S1/A1");
    }

    @Test
    void ofTwoSongsThatFitTheSameOneIsFoundInAnyOrder() throws Exception {
        sparkify.play(1, 7, "free", MINUTE, "Title", "Name", 100);
        sparkify.song("S2", "A1", "Title", "Name", 100);
        load();
        sparkify.song("S1", "A1", "Title", "Name", 100);
        load();
        assertThat(sparkify.query("SELECT song_id FROM sparkify.songplays")).containsExactly("S1");
    }

    @Test
    void levelOfTheNewestPlayWinsInAnyOrder() throws Exception {
        sparkify.play(1, 7, "paid", 2 * MINUTE, "a", "b", 1);
        load();
        sparkify.play(2, 7, "free", MINUTE, "a", "b", 1);
        load();
        assertThat(sparkify.query("SELECT level FROM sparkify.users")).containsExactly("paid");

        sparkify.play(3, 7, "free", 3 * MINUTE, "a", "b", 1);
        load();
        assertThat(sparkify.query("SELECT level FROM sparkify.users")).containsExactly("free");
    }

    @Test
    void spellingOfAnArtistDoesNotDependOnTheOrderOfSongs() throws Exception {
        sparkify.song("S1", "A1", "x", "Zed", 1);
        load();
        sparkify.song("S2", "A1", "y", "Abe", 1);
        load();
        assertThat(sparkify.query("SELECT name FROM sparkify.artists")).containsExactly("Abe");
    }

    @Test
    void secondAnnouncementOfABatchChangesNothing() throws Exception {
        sparkify.play(1, 7, "free", MINUTE, "a", "b", 1);
        load();
        assertThat(load()).isEmpty();
        assertThat(sparkify.query("SELECT COUNT(*) FROM sparkify.songplays")).containsExactly("1");
    }

    @Test
    void samePlayInTwoFilesIsOnePlay() throws Exception {
        sparkify.play(1, 7, "free", MINUTE, "a", "b", 1);
        sparkify.play(1, 7, "free", MINUTE, "a", "b", 1);
        load();
        sparkify.play(1, 7, "free", MINUTE, "a", "b", 1);
        load();
        assertThat(sparkify.query("SELECT COUNT(*) FROM sparkify.songplays")).containsExactly("1");
    }

    @Test
    void loadThatFailsLeavesNoTraceAndItsBatchesStaged() throws Exception {
        sparkify.song("S1", "A1", "Title", "Name", 100);
        sparkify.play(1, 7, "free", MINUTE, "Title", "Name", 100);
        sparkify.open().warehouse().run(session -> session.execute("DROP TABLE sparkify.time"));

        assertThatThrownBy(this::load).hasMessageContaining("sparkify.time");
        assertThat(sparkify.query("SELECT COUNT(*) FROM sparkify.songs")).containsExactly("0");
        assertThat(sparkify.query("SELECT COUNT(*) FROM landfall.load")).containsExactly("0");
    }

    @Test
    void whyALoadFailsIsSaidInTheSameWordsEachTimeAndWithoutValues() throws Exception {
        sparkify.play(1, 7, "free", MINUTE, "Title", "Name", 100);
        execute("DROP TABLE sparkify.time");
        Throwable first = catchThrowable(this::load);
        assertThat(first)
                .hasMessageStartingWith("loads/time.sql cannot be loaded into sparkify.time: ")
                .hasMessageNotContaining("SELECT");
        assertThat(catchThrowable(this::load)).hasMessage(first.getMessage());
    }

    @Test
    void theLedgerTellsTheTimeInUtcWhereverTheServiceRuns() throws Exception {
        TimeZone here = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
        try {
            LocalDateTime now = sparkify.open().warehouse().run(session -> session.createQuery("SELECT GETDATE()")
                    .mapTo(LocalDateTime.class)
                    .one());
            assertThat(now).isCloseToUtcNow(within(1, ChronoUnit.HOURS));
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    void playOfNobodyDoesNotKeepTheOthersOut() throws Exception {
        sparkify.playOfNobody(1, MINUTE);
        sparkify.play(2, 7, "free", MINUTE, "a", "b", 1);
        load();
        assertThat(sparkify.query("SELECT user_id FROM sparkify.songplays")).containsExactly("7");
    }

    @Test
    void loadWhoseAnnouncementFailedIsAnnouncedWithoutAFalseAlarm() throws Exception {
        sparkify.play(1, 7, "free", MINUTE, "a", "b", 1);
        announced.failNext(TablesLoaded.class);
        start();
        await().until(() -> announced.of(TablesLoaded.class).size() == 1);
        assertThat(announced.of(LoadFailed.class)).isEmpty();
    }

    @Test
    void batchThatCannotBeWrittenIsHeldOverRestartsUntilItIsReplayed() throws Exception {
        sparkify.song("S1", "A1", "Title", "Name", 100);
        sparkify.song("S2", "A2", "A title that no longer fits", "Name", 100);
        sparkify.play(1, 7, "free", MINUTE, "Title", "Name", 100);
        execute("ALTER TABLE staging.song_data__b002 ALTER COLUMN title TYPE VARCHAR(4096)");
        execute("UPDATE staging.song_data__b002 SET title = REPEAT('too long ', 300)");
        start();
        await().until(() -> !announced.of(LoadFailed.class).isEmpty());
        await().until(() -> announced.of(TablesLoaded.class).size() == 2);
        assertThat(sparkify.query("SELECT song_id FROM sparkify.songs")).containsExactly("S1");
        assertThat(sparkify.query("SELECT song_id FROM sparkify.songplays")).containsExactly("S1");
        assertThat(announced.of(LoadFailed.class)).singleElement().satisfies(f -> assertThat(f.reason())
                .contains("staging.song_data__b", "landfall replay b"));

        engine.close();
        execute("UPDATE staging.song_data__b002 SET title = 'short'");
        engine = engine();
        start();
        engine.ask(new Delivery<>(
                new ReplayBatch("sparkify", "r1", null), Instant.EPOCH, new Cause("asked", "asked"), () -> {}));
        Cause asked = new Cause("asked", "asked");
        // The answer, and then what is told of the load.
        await().until(() -> announced.causes().stream().filter(asked::equals).count() >= 2);
        assertThat(sparkify.query("SELECT COUNT(*) FROM sparkify.songs")).containsExactly("2");
        assertThat(announced.of(BatchesReleased.class)).singleElement().satisfies(r -> assertThat(r.batches())
                .isEqualTo(1));
    }

    @Test
    void loadWhoseChecksHaveNotEndedIsAnnouncedAgain() throws Exception {
        sparkify.play(1, 7, "free", MINUTE, "a", "b", 1);
        CommittedLoad load = load().orElseThrow();

        engine().prepare(sparkify.open());
        assertThat(announced.of(TablesLoaded.class)).containsExactly(load.announcement());
    }

    @Test
    void stagingTablesGoWithTheLoadAfterTheirChecksPassed() throws Exception {
        sparkify.play(1, 7, "free", MINUTE, "a", "b", 1);
        String load = load().orElseThrow().announcement().load();
        sparkify.open().warehouse().run(session -> {
            new CheckLedger("sparkify")
                    .ended(session, QualityOutcome.of("sparkify", load, Occasion.LOAD, 1, List.of()));
            return null;
        });
        sparkify.play(2, 7, "free", 2 * MINUTE, "a", "b", 1);
        load();
        assertThat(sparkify.batchTables()).hasSize(1);
    }

    private Optional<CommittedLoad> load() throws Exception {
        LoadOutcome outcome =
                new LoadTransaction(sparkify.project()).run(sparkify.open().warehouse());
        return outcome.isLast()
                ? Optional.empty()
                : outcome.committed().stream().findFirst();
    }

    private void execute(String sql) throws Exception {
        sparkify.open().warehouse().session(session -> session.execute(sql));
    }

    private void start() {
        engine.start();
        engine.gate().ready(sparkify.open().ready());
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private LoaderEngine engine() {
        return new LoaderEngine(
                sparkify.project(), announced, ready -> sparkify.open().warehouse(), Duration.ofMillis(50));
    }
}
