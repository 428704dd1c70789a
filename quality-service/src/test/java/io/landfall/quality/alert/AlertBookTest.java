package io.landfall.quality.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.AlertAcknowledged;
import io.landfall.event.AlertCleared;
import io.landfall.event.AlertEvent;
import io.landfall.event.AlertRaised;
import io.landfall.event.AlertsMuted;
import io.landfall.event.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class AlertBookTest {

    private static final String KEY = "p/check/c";

    private final AlertBook book = new AlertBook("dev");

    @RepeatedTest(20)
    void whatWasToldIsTheSameInAnyOrderAndAsOftenAsItComes(RepetitionInfo repetition) {
        List<AlertEvent> told = List.of(
                raised(1, 1),
                raised(1, 5),
                cleared(1, 10),
                raised(20, 1),
                raised(20, 7),
                cleared(20, 30),
                raised(40, 2));
        List<AlertEvent> again = new ArrayList<>(told);
        again.addAll(told.subList(2, 5));
        Collections.shuffle(again, new Random(repetition.getCurrentRepetition()));

        again.forEach(this::apply);

        assertThat(book.open()).containsExactly(raised(40, 2));
        assertThat(book.clearedAt(KEY)).isEqualTo(at(30));
    }

    @Test
    void anAcknowledgementIsForTheProblemItWasGivenForAndNotForTheNext() {
        apply(raised(1, 1));
        assertThat(book.isAcknowledged(KEY)).isFalse();
        apply(new AlertAcknowledged("dev", KEY, "r", "ann", null, at(5)));
        assertThat(book.isAcknowledged(KEY)).isTrue();
        apply(raised(1, 9));
        assertThat(book.isAcknowledged(KEY)).isTrue();
        apply(cleared(1, 10));
        assertThat(book.isAcknowledged(KEY)).isFalse();
        apply(raised(11, 1));
        assertThat(book.isAcknowledged(KEY)).isFalse();
    }

    @Test
    void aMuteHoldsForWhatItSelectsUntilItEnds() {
        apply(new AlertsMuted("dev", "p/*", "r", at(60), "ann", "night"));
        assertThat(book.isMuted(KEY, at(59))).isTrue();
        assertThat(book.isMuted(KEY, at(60))).isFalse();
        assertThat(book.isMuted("pp/check/c", at(1))).isFalse();
        apply(new AlertsMuted("dev", "p/*", "r2", at(0), "ann", "day"));
        assertThat(book.isMuted(KEY, at(1))).isFalse();
    }

    @Test
    void alertsOfAnotherInstallationAreLeftAlone() {
        AlertRaised own = raised(1, 1);
        book.apply(
                new AlertRaised(
                        "other", "p", "check", KEY, Severity.WARN, null, "", "", "", "", "", "", own.since(), 1),
                at(1));
        assertThat(book.open()).isEmpty();
    }

    @Test
    void itStaysSmall() {
        for (int i = 0; i < 30_000; i++) {
            book.cleared("k" + i, at(i));
        }
        assertThat(book.clearedAt("k0")).isEqualTo(Instant.MIN);
        assertThat(book.clearedAt("k29999")).isEqualTo(at(29_999));
    }

    private void apply(AlertEvent event) {
        book.apply(event, at(0));
    }

    private static AlertRaised raised(int since, long occurrences) {
        return new AlertRaised(
                "dev", "p", "check", KEY, Severity.ERROR, null, "", "", "", "", "", "", at(since), occurrences);
    }

    private static AlertCleared cleared(int since, int at) {
        return new AlertCleared("dev", "p", "check", KEY, Severity.ERROR, null, at(since), at(at), "over");
    }

    private static Instant at(int seconds) {
        return WatchedAlerts.START.plusSeconds(seconds);
    }
}
