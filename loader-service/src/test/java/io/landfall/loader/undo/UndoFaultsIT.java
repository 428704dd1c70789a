package io.landfall.loader.undo;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.BatchesReleased;
import io.landfall.event.LoadUndone;
import io.landfall.event.ReplayBatch;
import io.landfall.event.UndoLoad;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import io.landfall.redshift.fault.Effect;
import io.landfall.redshift.fault.Effect.When;
import io.landfall.redshift.fault.FaultRule;
import io.landfall.redshift.fault.Trigger;
import io.landfall.redshift.fault.client.FaultControl;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The connection breaks around the commit of an undo or a replay: its effect is there once, and the answer is the same. */
@ExtendWith(Shared.class)
class UndoFaultsIT {

    private final Warehouse local;
    private final FaultControl faults;

    UndoFaultsIT(Warehouse local) {
        this.local = local;
        this.faults = FaultControl.at(local.local().adminUri().orElseThrow());
    }

    @AfterEach
    void withoutFaults() throws Exception {
        faults.clear();
    }

    @ParameterizedTest
    @EnumSource(When.class)
    void undoAndReplayHaveTheirEffectOnce(When when, @TempDir Path directory) throws Exception {
        UndoneProject project = new UndoneProject(directory, local.local().port(), "7d");
        project.empty();
        project.load("facts", "(1, 1, 'a')", "(2, 1, 'a')");
        Map<String, List<String>> before = project.content();
        String batch = project.stage("facts", "(1, 2, 'b')", "(3, 1, 'a')");
        String load = project.load().orElseThrow().load();
        Map<String, List<String>> after = project.content();

        String rule = faults.add(FaultRule.of(Trigger.commitOf("INTO landfall.load_undone"), Effect.drop(when)));
        UndoLoad undo = new UndoLoad("undone", "undo-" + when, load, false);
        assertThat(project.ask(undo)).isInstanceOf(LoadUndone.class).isEqualTo(project.ask(undo));
        assertThat(faults.status(rule).fired()).isEqualTo(1);
        assertThat(project.content()).isEqualTo(before);
        assertThat(project.query("SELECT COUNT(*) FROM landfall.load_undone")).containsExactly("1");

        rule = faults.add(FaultRule.of(Trigger.commitOf("SET released_at"), Effect.drop(when)));
        ReplayBatch replay = new ReplayBatch("undone", "replay-" + when, batch);
        assertThat(project.ask(replay)).isInstanceOf(BatchesReleased.class).isEqualTo(project.ask(replay));
        assertThat(faults.status(rule).fired()).isEqualTo(1);
        project.load();
        assertThat(project.ask(replay)).isInstanceOf(BatchesReleased.class);
        assertThat(project.load()).isEmpty();
        assertThat(project.content()).isEqualTo(after);
    }
}
