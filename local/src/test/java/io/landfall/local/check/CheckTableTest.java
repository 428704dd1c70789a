package io.landfall.local.check;

import static io.landfall.local.check.Results.line;
import static io.landfall.local.check.Results.passed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.local.terminal.Paint;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckTableTest {

    private static final PipelineChecks CHECKS = Results.of(
            "shop",
            passed("a"),
            line("z", CheckEnd.WARNED, "1", List.of()),
            line("m", CheckEnd.FAILED, "3", List.of("{\"id\":1}", "{\"id\":2}")));

    @Test
    void whatFailedIsOnTopAndTellsEverythingAboutItself() {
        List<String> lines = new CheckTable(Paint.none(), Integer.MAX_VALUE).lines(CHECKS);
        assertThat(lines.subList(2, 5))
                .satisfiesExactly(
                        failed -> assertThat(failed).startsWith("failed  m "),
                        warned -> assertThat(warned).startsWith("warned  z "),
                        good -> assertThat(good).startsWith("passed  a "));
        assertThat(lines)
                .containsSubsequence(
                        "failed  m on shop.orders",
                        "    Orders without a customer.",
                        "    found 3, expected none; rows that fail: 3",
                        "    {\"id\":1}",
                        "    {\"id\":2}",
                        "    owner: data-team")
                .last()
                .isEqualTo("shop: 3 results: 1 passed, 1 warned, 1 failed, after 1.2 s");
    }

    @Test
    void tableFitsTheScreenAndTheFindingBelowItIsWhole() {
        PipelineChecks wordy =
                Results.of("shop", line("m", CheckEnd.FAILED, "x".repeat(30) + " y".repeat(40), List.of()));
        for (int width : List.of(60, 80, 120)) {
            List<String> lines = new CheckTable(Paint.none(), width).lines(wordy);
            assertThat(lines).allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(width));
            assertThat(String.join(" ", lines).replaceAll("\\s+", " "))
                    .contains("found " + "x".repeat(30) + " y".repeat(40));
        }
    }

    @Test
    void resultsThatHadNoRoomInTheEventAreSaidToBeElsewhere() {
        PipelineChecks some = new PipelineChecks("shop", "r7", Results.AT, Duration.ZERO, List.of(passed("a")), false);
        assertThat(new CheckTable(Paint.none(), Integer.MAX_VALUE).lines(some))
                .last()
                .asString()
                .contains("landfall.check_result, run r7");
    }

    @Test
    void warningsPassAndBrokenChecksDoNot() {
        assertThat(Results.of("p", line("z", CheckEnd.WARNED, "1", List.of())).passed())
                .isTrue();
        assertThat(Results.of("p", line("z", CheckEnd.SKIPPED, null, List.of())).passed())
                .isTrue();
        assertThat(Results.of("p", line("z", CheckEnd.BROKEN, "x", List.of())).passed())
                .isFalse();
        assertThat(CHECKS.passed()).isFalse();
    }

    @Test
    void jsonHasSamplesAsObjectsAndWhatWasCutOffAsText() {
        JsonNode json = CheckJson.of(
                List.of(Results.of("shop", line("m", CheckEnd.FAILED, "3", List.of("{\"id\":1}", "{\"name\":\"lo…")))));
        assertThat(json.path("passed").asBoolean()).isFalse();
        JsonNode check = json.at("/pipelines/0/checks/0");
        assertThat(check.at("/samples/0/id").asInt()).isEqualTo(1);
        assertThat(check.at("/samples/1").asText()).isEqualTo("{\"name\":\"lo…");
        assertThat(json.at("/pipelines/0/counts/failed").asInt()).isEqualTo(1);
    }
}
