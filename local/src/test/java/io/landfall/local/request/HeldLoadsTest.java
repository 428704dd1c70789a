package io.landfall.local.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.event.BackfillDataset;
import io.landfall.event.CheckCounts;
import io.landfall.event.CheckOutcome;
import io.landfall.event.CheckStatus;
import io.landfall.event.LoadFailed;
import io.landfall.event.LockHolder;
import io.landfall.event.Occasion;
import io.landfall.event.QualityFailed;
import io.landfall.event.RunChecks;
import io.landfall.event.Severity;
import io.landfall.event.TablesLoaded;
import io.landfall.event.WriteBlocked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeldLoadsTest {

    private static final Answerer STAGER = new Answerer("stager", "stager.log");

    private final List<String> told = new ArrayList<>();
    private final HeldLoads loads =
            new HeldLoads(new BackfillDataset("shop", "r1", "orders", null, null, null, false, false), told::add);

    @Test
    void gateThatRefusesTheLoadIsNamedOnceWithWhatToDo() {
        loads.hear(refused("shop", Occasion.GATE));
        loads.hear(refused("shop", Occasion.GATE));
        assertThat(told)
                .singleElement()
                .asString()
                .startsWith("gate orders_have_keys of pipeline shop refuses the load")
                .contains("found 3 rows, expected none")
                .endsWith("./landfall alerts show shop/check/orders_have_keys");
        loads.waits(Duration.ofSeconds(30));
        assertThat(told)
                .last()
                .isEqualTo("still waiting, for 30 s: gate orders_have_keys of pipeline shop refuses the load");
    }

    @Test
    void whatIsNotAboutTheLoadsOfThePipelineIsLeftAlone() {
        loads.hear(refused("other", Occasion.GATE));
        loads.hear(refused("shop", Occasion.LOAD));
        HeldLoads checks = new HeldLoads(new RunChecks("shop", "r2", null), told::add);
        checks.hear(refused("shop", Occasion.GATE));
        assertThat(told).isEmpty();
        assertThat(loads.reason()).isEmpty();
    }

    @Test
    void loadThatIsMadeEndsWhatHeldItAndABatchSetAsideStaysAReason() {
        loads.hear(new WriteBlocked(
                "shop", "shop.orders", WriteBlocked.LOADING, List.of(new LockHolder(7, "ada", 9000, "")), 31_000));
        assertThat(loads.reason()).hasValueSatisfying(reason -> assertThat(reason)
                .contains("shop.orders", "ada", "alerts show shop/write-blocked/loading/shop.orders"));
        loads.hear(new TablesLoaded("shop", "l1", 1, 1, Map.of(), Map.of()));
        assertThat(loads.reason()).isEmpty();
        loads.hear(new LoadFailed("shop", "b1", 1, "division by zero"));
        assertThat(loads.reason()).hasValueSatisfying(reason -> assertThat(reason)
                .contains("batch b1", "division by zero", "alerts show shop/load-failed/b1"));
    }

    @Test
    void silenceOfAServiceThatIsKeptWaitingIsNotTakenForItsEnd() {
        Silence over = new Silence(Duration.ofSeconds(-1), STAGER, loads);
        assertThatThrownBy(over::check).hasMessageContaining("the stager service has said nothing");
        loads.hear(refused("shop", Occasion.GATE));
        assertThatThrownBy(over::check)
                .isInstanceOf(RequestException.class)
                .hasMessageContaining("gate orders_have_keys of pipeline shop refuses the load");
    }

    private static QualityFailed refused(String pipeline, Occasion occasion) {
        List<CheckOutcome> checks = List.of(new CheckOutcome(
                "orders_have_keys", "shop.orders", CheckStatus.FAILED, Severity.ERROR, "3 rows", "none"));
        return new QualityFailed(pipeline, "b1", occasion, 1, CheckCounts.of(checks), checks);
    }
}
