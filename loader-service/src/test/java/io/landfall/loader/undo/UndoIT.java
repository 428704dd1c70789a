package io.landfall.loader.undo;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.BatchesReleased;
import io.landfall.event.LoadRequestEvent;
import io.landfall.event.LoadRequestRefused;
import io.landfall.event.LoadUndone;
import io.landfall.event.TableUndo;
import io.landfall.event.UndoLoad;
import io.landfall.event.UndoPlanned;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Taking back a load leaves what would be there without it, or is refused with the reason. */
@ExtendWith(Shared.class)
class UndoIT {

    private final Warehouse local;
    private UndoneProject project;

    UndoIT(Warehouse local) {
        this.local = local;
    }

    @BeforeEach
    void emptyWarehouse(@TempDir Path directory) throws Exception {
        project = new UndoneProject(directory, local.local().port(), "7d");
        project.empty();
    }

    @Test
    void everyModeIsAsItWasBeforeTheLoad() throws Exception {
        project.load("facts", "(1, 1, 'a')", "(2, 5, 'b')", "(2, 5, 'b')", "(3, 1, NULL)");
        project.load("snapshot", "(7, 7, 'old')");
        Map<String, List<String>> before = project.content();
        project.stage(
                "facts", "(1, 2, 'c')", "(2, 4, 'd')", "(2, 5, 'b')", "(3, 1, NULL)", "(4, NULL, 'e')", "(3, 1, NULL)");
        project.stage("snapshot", "(8, 8, 'new')", "(8, 8, 'new')");
        String load = project.load().orElseThrow().load();
        assertThat(project.content()).isNotEqualTo(before);

        assertThat(project.undo(load)).isInstanceOfSatisfying(LoadUndone.class, undone -> {
            assertThat(undone.batches()).isEqualTo(2);
            assertThat(undone.replayable()).isEqualTo(2);
            assertThat(undone.tables())
                    .containsEntry("u.plain", new TableUndo(6, 0))
                    .containsEntry("u.merged", new TableUndo(1, 3))
                    .containsEntry("u.whole", new TableUndo(2, 1));
        });
        assertThat(project.content()).isEqualTo(before);
    }

    @Test
    void listIsNotTakenBackFromUnderAnOlderOneThatWouldCountWithoutIt() throws Exception {
        String older = project.load("snapshot", "(1, 1, 'older')");
        String batch = project.query("SELECT batch_id FROM landfall.batch").get(0);
        project.undo(older);
        String newer = project.load("snapshot", "(2, 2, 'newer')");
        project.replay(batch);
        String again = project.load().orElseThrow().load();
        assertThat(project.content().get("whole")).containsExactly("2|2|newer");

        assertThat(reason(project.undo(newer))).contains(again, "undo that one first");
        assertThat(project.undo(again)).isInstanceOf(LoadUndone.class);
        assertThat(project.undo(newer)).isInstanceOf(LoadUndone.class);
        project.replay(batch);
        project.load();
        assertThat(project.content().get("whole")).containsExactly("1|1|older");
    }

    @Test
    void dryRunSaysWhatWouldHappenAndChangesNothing() throws Exception {
        String load = project.load("facts", "(1, 1, 'a')");
        Map<String, List<String>> before = project.content();
        assertThat(project.ask(new UndoLoad("undone", "dry", load, true)))
                .isInstanceOfSatisfying(UndoPlanned.class, plan -> assertThat(plan.tables())
                        .containsEntry("u.keyed", new TableUndo(1, 1)));
        assertThat(project.content()).isEqualTo(before);
        assertThat(project.query("SELECT load_id FROM landfall.load_undone")).isEmpty();
        assertThat(project.undo(load)).isInstanceOf(LoadUndone.class);
    }

    @Test
    void batchesOfAnUndoneLoadAreHeldUntilTheyAreReplayed() throws Exception {
        String batch = project.stage("facts", "(1, 1, 'a')");
        String load = project.load().orElseThrow().load();
        Map<String, List<String>> loaded = project.content();
        project.undo(load);
        assertThat(project.load()).isEmpty();

        assertThat(project.replay(batch)).isInstanceOf(BatchesReleased.class);
        assertThat(project.load()).isPresent();
        assertThat(project.content()).isEqualTo(loaded);
        assertThat(reason(project.replay(batch))).contains("is loaded, by load", "./landfall undo");
    }

    @Test
    void loadIsNotUndoneWhenALaterOneTouchedItsKeys() throws Exception {
        String first = project.load("facts", "(1, 1, 'a')", "(2, 1, 'a')");
        String second = project.load("facts", "(2, 1, 'a')");
        Map<String, List<String>> before = project.content();
        assertThat(reason(project.undo(first))).contains(second, "touched the same keys", "undo that one first");
        assertThat(project.content()).isEqualTo(before);

        project.undo(second);
        assertThat(project.undo(first)).isInstanceOf(LoadUndone.class);
        assertThat(project.content().values())
                .allSatisfy(rows -> assertThat(rows).isEmpty());
    }

    @Test
    void loadIsUndoneFromUnderLaterOnesWithOtherKeys() throws Exception {
        String first = project.load("facts", "(1, 1, 'a')");
        project.load("facts", "(2, 1, 'a')");
        assertThat(project.undo(first)).isInstanceOf(LoadUndone.class);
        assertThat(project.content().get("merged")).containsExactly("2|1|a");
        assertThat(project.content().get("plain")).containsExactly("2|1|a");
    }

    @Test
    void sameCommandAgainHasTheSameAnswerAndAnotherIsRefused() throws Exception {
        String load = project.load("facts", "(1, 1, 'a')");
        UndoLoad command = new UndoLoad("undone", "once", load, false);
        LoadRequestEvent answer = project.ask(command);
        assertThat(project.ask(command)).isEqualTo(answer);
        assertThat(reason(project.undo(load))).contains("undone already", "./landfall replay");
    }

    @Test
    void whatIsNotThereIsRefusedWithWhatMayBeMeant() throws Exception {
        String load = project.load("facts", "(1, 1, 'a')");
        String typo = load.substring(0, load.length() - 1);
        assertThat(reason(project.undo(typo))).contains("there is no load", "did you mean " + load);
        assertThat(reason(project.replay("b9"))).contains("there is no batch b9");
        assertThat(reason(project.replay(null))).contains("no batch of pipeline undone is held");
    }

    @Test
    void targetWhoseColumnsChangedIsRefusedWithTheColumn() throws Exception {
        String load = project.load("facts", "(1, 1, 'a')");
        project.warehouse().session(session -> session.execute("ALTER TABLE u.merged ADD COLUMN extra INTEGER"));
        assertThat(reason(project.undo(load))).contains("u.merged", "extra was added");
    }

    @Test
    void loadWhoseImagesExpiredIsRefusedAndTheirRowsAreGone() throws Exception {
        String load = project.load("facts", "(1, 1, 'a')");
        project.warehouse()
                .run(session -> session.execute("UPDATE landfall.undo_image SET kept_at = DATEADD(day, -30, kept_at)"));
        project.load("snapshot", "(2, 1, 'a')");
        assertThat(reason(project.undo(load))).contains("not kept any more", "168 hours");
        assertThat(project.query("SELECT table_name FROM information_schema.tables WHERE table_schema = 'landfall'"
                        + " AND table_name LIKE 'undo\\\\_\\\\_u\\\\_\\\\_%'"))
                .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .startsWith("undo__u__whole");
    }

    @Test
    void batchWhoseStagingTableIsGoneIsNotReplayed() throws Exception {
        String batch = project.stage("facts", "(1, 1, 'a')");
        project.undo(project.load().orElseThrow().load());
        project.warehouse().run(session -> session.execute("DROP TABLE staging.facts__" + batch));
        assertThat(reason(project.replay(batch))).contains("is gone", "./landfall backfill undone/facts --reload");
        assertThat(reason(project.replay(null))).contains("1 held batches are gone");
    }

    @Test
    void rowsSomebodyChangedByHandAreNotTakenBackByGuess() throws Exception {
        String load = project.load("facts", "(1, 1, 'a')", "(2, 1, 'a')");
        project.warehouse().run(session -> session.execute("UPDATE u.plain SET note = 'mine' WHERE id = 2"));
        assertThat(reason(project.undo(load))).contains("of 2 rows it added to u.plain only 1");
        assertThat(project.content().get("plain")).hasSize(2);
    }

    private static String reason(LoadRequestEvent event) {
        return ((LoadRequestRefused) event).reason();
    }
}
