package io.landfall.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.LandedFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileTriageTest {

    @Test
    void unknownFilesAreFresh() {
        assertThat(triage(file("k", "e1", "01")).fresh()).hasSize(1);
    }

    @Test
    void sameContentIsStagedOnceHoweverOftenItLands() {
        FileTriage triage = triage(file("k", "e1", "09"), staged("k", "e1", "01"));
        assertThat(triage.fresh()).isEmpty();
        assertThat(triage.stagedIn()).containsValue("b1");
    }

    @Test
    void newContentUnderAKnownKeyIsFresh() {
        assertThat(triage(file("k", "e2", "02"), staged("k", "e1", "01")).fresh())
                .hasSize(1);
    }

    @Test
    void contentThatWasOverwrittenByWhatIsStagedIsNot() {
        assertThat(triage(file("k", "e1", "01"), staged("k", "e2", "02")).fresh())
                .isEmpty();
    }

    @Test
    void withoutSequencersOnlyTheContentCounts() {
        assertThat(triage(file("k", "e1", null), staged("k", "e2", null)).fresh())
                .hasSize(1);
        assertThat(triage(file("k", "e1", null), staged("k", "e1", null)).fresh())
                .isEmpty();
    }

    @Test
    void rejectedContentIsLeftOutUntilItLandsAgain() {
        assertThat(triage(file("k", "e1", "01"), rejected("k", "e1", "01")).rejected())
                .hasSize(1);
        assertThat(triage(file("k", "e1", "02"), rejected("k", "e1", "01")).fresh())
                .hasSize(1);
    }

    @Test
    void rejectedContentThatWasStagedLaterIsStaged() {
        FileTriage triage = triage(file("k", "e1", "03"), rejected("k", "e1", "01"), staged("k", "e1", "02"));
        assertThat(triage.fresh()).isEmpty();
        assertThat(triage.rejected()).isEmpty();
    }

    @Test
    void otherKeysSayNothing() {
        assertThat(triage(file("k", "e1", "01"), staged("other", "e1", "01")).fresh())
                .hasSize(1);
    }

    @Test
    void shorterSequencersArePaddedOnTheRight() {
        assertThat(Sequencer.compare("01", "0100")).isZero();
        assertThat(Sequencer.compare("01", "001F")).isPositive();
        assertThat(Sequencer.compare("0A", "0A1")).isNegative();
        assertThat(Sequencer.compare(null, "01")).isNegative();
    }

    private static FileTriage triage(LandedFile file, FileEntry... entries) {
        return FileTriage.of(List.of(file), List.of(entries));
    }

    private static LandedFile file(String key, String eTag, String sequencer) {
        return new LandedFile("bucket", key, null, eTag, 1, sequencer);
    }

    private static FileEntry staged(String key, String version, String sequencer) {
        return new FileEntry("bucket", key, version, sequencer, "b1", true, null);
    }

    private static FileEntry rejected(String key, String version, String sequencer) {
        return new FileEntry("bucket", key, version, sequencer, "none", false, "too long");
    }
}
