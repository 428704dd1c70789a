package io.landfall.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.local.follow.CheckFigures;
import io.landfall.local.follow.FlowCounts;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoReportTest {

    private static final DemoResult RESULT = new DemoResult(
            new FlowCounts(
                    101, 101, 95, 5, 1, 95, 3, 3, Map.of("song_data", 71L), new CheckFigures(9, 1, 0, 2, 4), 3, 0),
            Map.of("song_data", 71L, "log_data", 0L),
            Map.of("sparkify.songs", 71L, "sparkify.users", 96L),
            Duration.ofMillis(17_249),
            Duration.ofMillis(4_050),
            Duration.ofMillis(9_999),
            false);

    @Test
    void jsonIsOneObjectOnOneLine() {
        assertThat(DemoReport.json(RESULT))
                .isEqualTo("{\"files\":{\"landed\":101,\"loaded\":100,\"rejected\":1},"
                        + "\"staged\":{\"log_data\":0,\"song_data\":71},"
                        + "\"tables\":{\"sparkify.songs\":71,\"sparkify.users\":96},"
                        + "\"checks\":{\"passed\":9,\"warned\":1,\"failed\":0,\"broken\":2,\"gates\":4,\"retries\":3},"
                        + "\"seconds\":{\"start\":17.2,\"provision\":4.1,\"load\":10.0}}");
    }

    @Test
    void linesSayWhatIsWhere() {
        assertThat(DemoReport.lines(RESULT))
                .contains(
                        "101 files landed, 100 loaded (5 of them before), 1 rejected",
                        "song_data     71",
                        "sparkify.users    96",
                        "9 of 12 checks passed, 4 of them gates inside the load, 1 warned, 2 could not be asked, 3 retries",
                        "start 17.2 s, provision 4.1 s, load 10.0 s");
    }
}
