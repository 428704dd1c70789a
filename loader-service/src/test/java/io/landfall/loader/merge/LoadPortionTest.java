package io.landfall.loader.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.Cause;
import io.landfall.event.StagingLoaded;
import io.landfall.ledger.StagedBatch;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadPortionTest {

    @Test
    void batchesBeyondTheBoundWaitForTheNextLoad() {
        List<StagedBatch> waiting = List.of(batch("a", 4, 1), batch("b", 4, 1), batch("c", 4, 1));
        assertThat(LoadPortion.of(waiting, 8, 100)).isEqualTo(waiting.subList(0, 2));
        assertThat(LoadPortion.of(waiting, 100, 2)).isEqualTo(waiting.subList(0, 2));
        assertThat(LoadPortion.of(waiting, 12, 3)).isEqualTo(waiting);
    }

    @Test
    void batchThatIsTooLargeIsLoadedAlone() {
        List<StagedBatch> waiting = List.of(batch("a", 50, 50), batch("b", 1, 1));
        assertThat(LoadPortion.of(waiting, 8, 8)).isEqualTo(waiting.subList(0, 1));
    }

    private static StagedBatch batch(String id, long rows, long bytes) {
        return new StagedBatch(new StagingLoaded("p", "d", id, "s.d__" + id, "m", 1, rows, bytes), new Cause("c", "c"));
    }
}
