package io.landfall.provisioner.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any order of what can happen to a warehouse; {@link ModelWarehouse} checks every decision when it is made. */
class ArrivalSequencesTest {

    /** What can happen. */
    enum Happening {
        FILE_LANDS,
        WORK_IS_DONE,
        COMMAND_ENDS,
        COMMAND_FAILS,
        PAUSED_BY_HAND,
        PAUSED_ELSEWHERE,
        RESUMED_ELSEWHERE,
        WINDOW_BEGINS,
        WINDOW_ENDS,
        A_MINUTE_PASSES,
        HALF_AN_HOUR_PASSES,
        LOOK,
        TWO_LOOK_AT_ONCE,
        KILLED_BEFORE_THE_COMMAND
    }

    @Property(tries = 500)
    void everyDecisionIsRightWhenItIsMade(@ForAll("happenings") List<Happening> happenings) {
        ModelWarehouse model = new ModelWarehouse();
        happenings.forEach(model::happens);
    }

    @Property(tries = 300)
    void whateverHappenedFilesThatLandAreLoadedAndIdlenessEndsInAPause(
            @ForAll("happenings") List<Happening> happenings) {
        ModelWarehouse model = new ModelWarehouse();
        happenings.forEach(model::happens);
        model.settles();
        model.happens(Happening.FILE_LANDS);
        model.settles();
        assertThat(model.waiting()).isZero();
        assertThat(model.isRunning()).isTrue();
        model.happens(Happening.HALF_AN_HOUR_PASSES);
        model.settles();
        assertThat(model.isRunning()).isFalse();
    }

    @Property(tries = 300)
    void whatWaitsThroughAWindowIsLoadedAfterIt(@ForAll("happenings") List<Happening> happenings) {
        ModelWarehouse model = new ModelWarehouse();
        happenings.forEach(model::happens);
        model.happens(Happening.WINDOW_BEGINS);
        model.happens(Happening.FILE_LANDS);
        model.happens(Happening.COMMAND_ENDS);
        int decisions = model.decisions();
        model.happens(Happening.LOOK);
        model.happens(Happening.A_MINUTE_PASSES);
        model.happens(Happening.LOOK);
        assertThat(model.decisions()).isEqualTo(decisions);
        model.settles();
        assertThat(model.waiting()).isZero();
    }

    @Provide
    Arbitrary<List<Happening>> happenings() {
        return Arbitraries.of(Happening.class).list().ofMaxSize(60);
    }
}
