package io.landfall.quality.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.AcknowledgeAlert;
import io.landfall.event.AlertAcknowledged;
import io.landfall.event.AlertCleared;
import io.landfall.event.AlertCommand;
import io.landfall.event.AlertRequestRefused;
import io.landfall.event.AlertsMuted;
import io.landfall.event.Cause;
import io.landfall.event.MuteAlerts;
import io.landfall.flow.Delivery;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AlertRequestsTest {

    private static final Cause CAUSE = new Cause("c", "c");
    private static final String KEY = "p/load-failed/b1";

    private final WatchedAlerts alerts = new WatchedAlerts();

    @Test
    void anAcknowledgedAlertStaysOpenUntilItsProblemIsOver() {
        raise(AlertKind.LOAD_FAILED, KEY);
        ask(acknowledge("r1", KEY));
        assertThat(alerts.announced().of(AlertAcknowledged.class))
                .containsExactly(new AlertAcknowledged("dev", KEY, "r1", "ann", "mine", alerts.now()));
        assertThat(alerts.book().isAcknowledged(KEY)).isTrue();
        assertThat(alerts.open()).containsExactly(KEY);
    }

    @Test
    void acknowledgedAgainItIsClearedByHand() {
        raise(AlertKind.LOAD_FAILED, KEY);
        ask(acknowledge("r1", KEY));
        alerts.pass(Duration.ofSeconds(1));
        ask(acknowledge("r2", KEY));
        assertThat(alerts.cleared())
                .singleElement()
                .extracting(AlertCleared::reason)
                .isEqualTo("acknowledged by ann: mine");
    }

    @Test
    void aCommandThatIsDeliveredAgainHasTheSameAnswerAndNoFurtherEffect() {
        raise(AlertKind.LOAD_FAILED, KEY);
        Instant given = alerts.now();
        ask(acknowledge("r1", KEY));
        alerts.pass(Duration.ofSeconds(9));
        ask(acknowledge("r1", KEY), given);
        assertThat(alerts.announced().of(AlertAcknowledged.class))
                .hasSize(2)
                .containsOnly(new AlertAcknowledged("dev", KEY, "r1", "ann", "mine", given));
        assertThat(alerts.open()).containsExactly(KEY);
    }

    @Test
    void whatNothingTellsTheEndOfIsClearedAtOnce() {
        raise(AlertKind.ROWS_REJECTED, "p/rows-rejected/d");
        ask(acknowledge("r1", "p/rows-rejected/d"));
        assertThat(alerts.open()).isEmpty();
        ask(acknowledge("r1", "p/rows-rejected/d"));
        assertThat(alerts.announced().of(AlertRequestRefused.class)).isEmpty();
    }

    @Test
    void anAlertThereIsNotIsRefusedWithTheOneThatWasMeant() {
        raise(AlertKind.LOAD_FAILED, KEY);
        ask(acknowledge("r1", "p/load-failed/b2"));
        assertThat(alerts.announced().of(AlertRequestRefused.class))
                .containsExactly(new AlertRequestRefused(
                        "dev",
                        "r1",
                        "there is no open alert p/load-failed/b2; did you mean " + KEY + "?; open: " + KEY));
    }

    @Test
    void oneThatIsOverIsRefusedWithWhenItWas() {
        raise(AlertKind.LOAD_FAILED, KEY);
        alerts.desk().decisions().clear(KEY, alerts.now(), "mended");
        ask(acknowledge("r1", KEY));
        assertThat(alerts.announced().of(AlertRequestRefused.class))
                .singleElement()
                .extracting(AlertRequestRefused::reason)
                .isEqualTo("the alert " + KEY + " was cleared at " + WatchedAlerts.START);
    }

    @Test
    void mutingIsToldAndEndsByMutingUntilAPastTime() {
        Instant until = alerts.now().plusSeconds(3600);
        ask(new MuteAlerts("dev", "r1", "p/*", until, "ann", "migration"));
        assertThat(alerts.announced().of(AlertsMuted.class))
                .containsExactly(new AlertsMuted("dev", "p/*", "r1", until, "ann", "migration"));
        assertThat(alerts.book().isMuted(KEY, alerts.now())).isTrue();
        ask(new MuteAlerts("dev", "r2", "p/*", Instant.EPOCH, "ann", "done"));
        assertThat(alerts.book().isMuted(KEY, alerts.now())).isFalse();
    }

    @Test
    void mutedAlertsAreRaisedAndClearedAsAlways() {
        ask(new MuteAlerts("dev", "r1", "*", Instant.MAX, "ann", "migration"));
        raise(AlertKind.LOAD_FAILED, KEY);
        alerts.desk().decisions().clear(KEY, alerts.now(), "mended");
        assertThat(alerts.raised()).hasSize(1);
        assertThat(alerts.cleared()).hasSize(1);
    }

    @Test
    void aMuteOfNothingIsRefusedAndAnotherInstallationsCommandIsLeftAlone() {
        ask(new MuteAlerts("dev", "r1", " ", Instant.MAX, "ann", ""));
        assertThat(alerts.announced().of(AlertRequestRefused.class)).hasSize(1);
        ask(new AcknowledgeAlert("other", "r2", KEY, "ann", null));
        assertThat(alerts.announced().all()).hasSize(1);
    }

    private AcknowledgeAlert acknowledge(String request, String key) {
        return new AcknowledgeAlert("dev", request, key, "ann", "mine");
    }

    private void ask(AlertCommand command) {
        ask(command, alerts.now());
    }

    private void ask(AlertCommand command, Instant given) {
        new AlertRequests(alerts.book(), alerts.desk()).answer(new Delivery<>(command, given, CAUSE, () -> {}));
    }

    private void raise(AlertKind kind, String key) {
        alerts.desk()
                .decisions()
                .raise(Problem.of(kind, key, alerts.now()).pipeline("p").build());
    }
}
