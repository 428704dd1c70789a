package io.landfall.quality.retry;

import static io.landfall.quality.ChecksForTests.check;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.CheckOutcome;
import io.landfall.event.CheckStatus;
import io.landfall.event.Occasion;
import io.landfall.event.Severity;
import io.landfall.project.PipelineDefinition;
import io.landfall.project.check.FailureAction;
import io.landfall.project.check.FailurePolicy;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RemediesTest {

    /** A check for each action, called as it is. */
    private final Remedies remedies = new Remedies(new PipelineDefinition(
            "shop",
            List.of(),
            List.of(),
            Arrays.stream(FailureAction.values())
                    .map(action -> check(action.name(), "shop.orders", FailurePolicy.of(action)))
                    .toList()));

    @Test
    void strongestActionOfTheFailedChecksIsTaken() {
        assertThat(action(Occasion.LOAD, "ALERT", "RECHECK")).isEqualTo(FailureAction.RECHECK);
        assertThat(action(Occasion.LOAD, "RELOAD", "RECHECK")).isEqualTo(FailureAction.RELOAD);
        assertThat(action(Occasion.GATE, "RELOAD", "RESTAGE", "ALERT")).isEqualTo(FailureAction.RESTAGE);
        assertThat(action(Occasion.GATE, "QUARANTINE", "RESTAGE")).isEqualTo(FailureAction.QUARANTINE);
        assertThat(action(Occasion.LOAD, "ALERT")).isEqualTo(FailureAction.ALERT);
    }

    @ParameterizedTest
    @EnumSource(FailureAction.class)
    void brokenCheckNeverMovesData(FailureAction action) {
        CheckOutcome broken = outcome(action.name(), CheckStatus.BROKEN);
        assertThat(remedies.of(Occasion.GATE, List.of(broken)).action())
                .isEqualTo(action == FailureAction.ALERT ? FailureAction.ALERT : FailureAction.RECHECK);
    }

    @Test
    void checkOnAScheduleIsAboutNoLoadThatCouldBeDoneAgain() {
        assertThat(action(Occasion.SCHEDULE, "QUARANTINE")).isEqualTo(FailureAction.RECHECK);
        assertThat(action(Occasion.SCHEDULE, "ALERT")).isEqualTo(FailureAction.ALERT);
    }

    @Test
    void checkTheProjectDoesNotKnowAnyMoreIsOnlyTold() {
        assertThat(action(Occasion.LOAD, "removed")).isEqualTo(FailureAction.ALERT);
        assertThat(action(Occasion.LOAD, "removed", "RECHECK")).isEqualTo(FailureAction.RECHECK);
    }

    private FailureAction action(Occasion occasion, String... failed) {
        return remedies.of(
                        occasion,
                        Arrays.stream(failed)
                                .map(name -> outcome(name, CheckStatus.FAILED))
                                .toList())
                .action();
    }

    private static CheckOutcome outcome(String check, CheckStatus status) {
        return new CheckOutcome(check, "shop.orders", status, Severity.ERROR, "1", "0");
    }
}
