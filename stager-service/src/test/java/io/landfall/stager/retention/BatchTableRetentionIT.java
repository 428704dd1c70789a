package io.landfall.stager.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.StagingLoaded;
import io.landfall.ledger.LoadLedger;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import io.landfall.stager.copy.StagingFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which batch tables the ledger gives up. */
@ExtendWith(Shared.class)
class BatchTableRetentionIT extends StagingFixture {

    private static final Map<String, Duration> NONE = Map.of();
    private static final Map<String, Duration> TWO_DAYS =
            Map.of("log_data", Duration.ofDays(2), "song_data", Duration.ZERO);
    private static final Map<String, Duration> MONTH = Map.of("log_data", Duration.ofDays(30));

    private String table;

    BatchTableRetentionIT(Warehouse local) {
        super(local);
    }

    @BeforeEach
    void loadedBatch() throws Exception {
        stage(file(1, EVENT.formatted(0, "free", "7")));
        StagingLoaded batch = announced.of(StagingLoaded.class).get(0);
        table = batch.stagingTable();
        execute("INSERT INTO landfall.load_batch VALUES ('L', '" + batch.batch() + "', false)");
        execute("INSERT INTO landfall.load VALUES ('L', 'sparkify', '{}', 'c', 'c', GETDATE())");
    }

    @Test
    void tableIsGivenUpAsSoonAsItsLoadIsCheckedUnlessItIsToBeKept() throws Exception {
        assertThat(droppable(NONE)).isEmpty();
        check(true);
        assertThat(droppable(NONE)).containsExactly(table);
        assertThat(droppable(TWO_DAYS)).isEmpty();
        execute("UPDATE landfall.check_run SET checked_at = DATEADD(day, -3, GETDATE())");
        assertThat(droppable(TWO_DAYS)).containsExactly(table);
        assertThat(droppable(MONTH)).isEmpty();
    }

    @Test
    void tableWhoseLoadFailedItsChecksIsThereForAWeekOrItsRetention() throws Exception {
        check(false);
        assertThat(droppable(NONE)).isEmpty();
        execute("UPDATE landfall.load SET loaded_at = DATEADD(day, -8, GETDATE())");
        assertThat(droppable(NONE)).containsExactly(table);
        assertThat(droppable(TWO_DAYS)).containsExactly(table);
        assertThat(droppable(MONTH)).isEmpty();
    }

    private void check(boolean passed) throws Exception {
        execute("INSERT INTO landfall.check_run VALUES ('L', 'sparkify', 1, " + passed + ", '{}', GETDATE())");
    }

    private List<String> droppable(Map<String, Duration> retentions) throws Exception {
        return open.warehouse().run(session -> new LoadLedger("sparkify").droppable(session, retentions));
    }

    private void execute(String sql) throws Exception {
        open.warehouse().run(session -> session.execute(sql));
    }
}
