package io.landfall.local.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequencerTest {

    private static final Clock STOPPED = Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);
    private static final Clock SET_BACK = Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path directory;

    @Test
    void numbersGrowWhileTheClockStandsStill() throws Exception {
        Sequencer sequencer = open(STOPPED);
        List<String> issued = Stream.generate(sequencer::next).limit(1_000).toList();
        assertThat(issued).isSorted().doesNotHaveDuplicates().allMatch(number -> number.matches("[0-9A-F]{18}"));
    }

    @Test
    void numbersGrowOverARestartWithTheClockSetBack() throws Exception {
        String before = open(STOPPED).next();
        assertThat(open(SET_BACK).next()).isGreaterThan(before);
    }

    private Sequencer open(Clock clock) throws Exception {
        return Sequencer.open(directory.resolve("sequencer"), clock);
    }
}
