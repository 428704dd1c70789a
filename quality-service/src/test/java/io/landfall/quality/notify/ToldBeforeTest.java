package io.landfall.quality.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.AlertRaised;
import io.landfall.event.AlertsMuted;
import io.landfall.event.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which open alerts an earlier process told people of, and which it may not have. */
class ToldBeforeTest {

    private static final Instant RAISED = Alerts.SINCE.plusSeconds(5);
    private static final Instant ROUTES = Alerts.SINCE.minusSeconds(3600);

    private final ToldBefore before = new ToldBefore("dev");

    @Test
    void whatWasAcknowledgedAndIsNotOverWasTold() throws InterruptedException {
        raise("a");
        raise("b");
        before.take(Alerts.cleared("b", Severity.ERROR), RAISED, true);
        assertThat(known()).containsExactly("a");
    }

    @Test
    void whatMayHaveBeenMutedIsNotKnownToBeTold() throws InterruptedException {
        List.of("muted", "unmuted", "told").forEach(this::raise);
        mute("muted", RAISED.minusSeconds(60), RAISED.plusSeconds(60));
        mute("unmuted", RAISED.plusSeconds(10), Instant.EPOCH);
        mute("to?d", RAISED.minusSeconds(60), RAISED.minusSeconds(30));
        before.isComplete();
        ToldBefore.Memory memory = before.alerts(ROUTES, Duration.ZERO);
        assertThat(memory.told()).extracting(AlertRaised::key).containsExactly("told");
        assertThat(memory.doubtful()).containsExactlyInAnyOrder("muted", "unmuted");
    }

    @Test
    void whatWasMutedIsDoubtfulAlsoWhereTheMuteWaitsBehindSomethingElse() throws InterruptedException {
        raise("a");
        before.take(
                new AlertsMuted("dev", "a", "r", RAISED.plusSeconds(60), "ann", "night"),
                RAISED.minusSeconds(60),
                false);
        before.take(Alerts.raised("b", Severity.ERROR), RAISED, false);
        before.isComplete();
        assertThat(before.alerts(ROUTES, Duration.ZERO)).isEqualTo(new ToldBefore.Memory(List.of(), Set.of("a")));
    }

    @Test
    void whatBeganBeforeTheRoutesThereAreWasToldToOthers() throws InterruptedException {
        raise("a");
        before.isComplete();
        assertThat(before.alerts(Alerts.SINCE, Duration.ZERO).told()).isEmpty();
    }

    @Test
    void asLongAsNotAllIsReadNothingIsKnown() throws InterruptedException {
        raise("a");
        assertThat(before.alerts(ROUTES, Duration.ofMillis(1)).told()).isEmpty();
        assertThat(known()).containsExactly("a");
    }

    private void raise(String key) {
        before.take(Alerts.raised(key, Severity.ERROR), RAISED, true);
    }

    private void mute(String selector, Instant at, Instant until) {
        before.take(new AlertsMuted("dev", selector, "r", until, "ann", "night"), at, true);
    }

    private List<String> known() throws InterruptedException {
        before.isComplete();
        return before.alerts(ROUTES, Duration.ZERO).told().stream()
                .map(AlertRaised::key)
                .toList();
    }
}
