package io.landfall.provisioner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.DriftDetected;
import io.landfall.provisioner.resource.Address;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DriftWatchTest {

    private static final Drift NONE = new Drift(true, List.of());
    private final DriftWatch watch = new DriftWatch("w");

    @Test
    void driftIsToldOnceAndAgainWhenItIsAnotherOrComesBack() {
        DriftDetected first = watch.notice(missing("a"), Optional.empty()).orElseThrow();
        assertThat(first.drifts()).singleElement().asString().contains("iam role a", "is missing");
        assertThat(watch.notice(missing("a"), Optional.of(first))).isEmpty();
        assertThat(watch.notice(missing("a", "b"), Optional.of(first))).isPresent();
        DriftDetected gone = watch.notice(NONE, Optional.of(first)).orElseThrow();
        assertThat(gone).isEqualTo(new DriftDetected("w", List.of(), 0));
        assertThat(watch.notice(NONE, Optional.of(gone))).isEmpty();
        assertThat(watch.notice(missing("a"), Optional.of(first))).contains(first);
    }

    @Test
    void afterARestartWhatWasToldIsNotToldAgain() {
        DriftDetected told = watch.notice(missing("a"), Optional.empty()).orElseThrow();
        assertThat(new DriftWatch("w").notice(missing("a"), Optional.of(told))).isEmpty();
        assertThat(new DriftWatch("w").notice(missing("b"), Optional.of(told))).isPresent();
    }

    @Test
    void afterARestartItIsToldThatDriftIsGoneIfItWasToldThatItIsThere() {
        DriftDetected told = watch.notice(missing("a"), Optional.empty()).orElseThrow();
        DriftDetected gone = new DriftWatch("w").notice(NONE, Optional.of(told)).orElseThrow();
        assertThat(gone.total()).isZero();
        assertThat(new DriftWatch("w").notice(NONE, Optional.of(gone))).isEmpty();
        assertThat(new DriftWatch("w").notice(NONE, Optional.empty())).isEmpty();
    }

    @Test
    void whatWasNeverProvisionedDoesNotDrift() {
        assertThat(watch.notice(new Drift(false, List.of()), Optional.empty())).isEmpty();
    }

    @Test
    void moreThanAnEventHoldsIsCounted() {
        String[] many = IntStream.range(0, 50).mapToObj(Integer::toString).toArray(String[]::new);
        DriftDetected told = watch.notice(missing(many), Optional.empty()).orElseThrow();
        assertThat(told.drifts()).hasSize(DriftDetected.MOST);
        assertThat(told.total()).isEqualTo(50);
        assertThat(watch.notice(missing(many), Optional.of(told))).isEmpty();
    }

    private static Drift missing(String... roles) {
        return new Drift(
                true,
                List.of(roles).stream()
                        .map(role -> new PlannedChange(
                                new Address("iam role", role), Action.CREATE, List.of(), List.of(), ""))
                        .toList());
    }
}
