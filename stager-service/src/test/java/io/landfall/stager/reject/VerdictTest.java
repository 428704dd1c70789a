package io.landfall.stager.reject;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.LandedFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final LandedFile ONE = new LandedFile("b", "one", null, "1", 1, null);
    private static final LandedFile TWO = new LandedFile("b", "two", null, "2", 1, null);
    private static final LandedFile THREE = new LandedFile("b", "three", null, "3", 1, null);
    private static final List<LandedFile> ALL = List.of(ONE, TWO, THREE);
    private static final BadRowPolicy KEEP = new BadRowPolicy(true, 2);

    @Test
    void filesWithErrorsAreRejectedAndTheOthersAreTheRest() {
        Verdict verdict = Verdict.of(ALL, rows(true, Map.of(TWO, 5L)), BadRowPolicy.REJECT_FILE);
        assertThat(verdict.rejected()).containsOnlyKeys(TWO);
        assertThat(verdict.rest()).containsExactly(ONE, THREE);
    }

    @Test
    void whereRowsAreKeptFilesUpToTheLimitAreTolerated() {
        Verdict verdict = Verdict.of(ALL, rows(true, Map.of(ONE, 2L, TWO, 3L)), KEEP);
        assertThat(verdict.tolerated()).containsOnlyKeys(ONE);
        assertThat(verdict.rejected()).containsOnlyKeys(TWO);
        assertThat(verdict.rest()).containsExactly(THREE);
    }

    @Test
    void nothingIsToleratedOfWhichNotEveryErrorIsKnown() {
        Verdict verdict = Verdict.of(ALL, rows(false, Map.of(ONE, 1L)), KEEP);
        assertThat(verdict.rejected()).containsOnlyKeys(ONE);
        assertThat(verdict.tolerated()).isEmpty();
    }

    @Test
    void filesWithBadRowsWaitForTheUnreadableOnesToBeAway() {
        Findings unreadable = Findings.ofFiles(Map.of(TWO, "gone"), false);
        Verdict verdict = Verdict.of(ALL, rows(false, Map.of(ONE, 1L)).with(unreadable), KEEP);
        assertThat(verdict.rejected()).containsOnlyKeys(TWO);
        assertThat(verdict.rest()).containsExactly(ONE, THREE);
    }

    @Test
    void nothingIsDecidedWhereNothingIsKnown() {
        assertThat(Verdict.of(ALL, rows(false, Map.of()), KEEP).isOpen()).isTrue();
    }

    private static Findings rows(boolean complete, Map<LandedFile, Long> counts) {
        Map<LandedFile, List<LoadError>> errors = new HashMap<>();
        counts.keySet()
                .forEach(file -> errors.put(
                        file, List.of(new LoadError(file.url(), 1, "id", "int4", "", 1207, "Invalid digit", "x"))));
        return new Findings(errors, counts, complete, false);
    }
}
