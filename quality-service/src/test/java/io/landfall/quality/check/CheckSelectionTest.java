package io.landfall.quality.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.project.check.Check;
import io.landfall.project.check.FailurePolicy;
import io.landfall.quality.ChecksForTests;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CheckSelectionTest {

    private final List<Check> all = Stream.of("orders_have_keys", "orders_are_new", "users.are_known")
            .map(name -> ChecksForTests.check(name, "shop.orders", FailurePolicy.STANDARD))
            .toList();

    @Test
    void nothingWantedMeansEverything() {
        assertThat(names((String[]) null)).hasSize(3);
        assertThat(names()).hasSize(3);
    }

    @Test
    void namesAndGlobsAreTakenInTheOrderOfTheProject() {
        assertThat(names("users.*", "orders_have_keys")).containsExactly("orders_have_keys", "users.are_known");
        assertThat(names("orders_???_new")).containsExactly("orders_are_new");
    }

    @Test
    void whatMeansSomethingInARegularExpressionMeansNothingHere() {
        assertThat(problem("users?are_known")).isEmpty();
        assertThat(problem("orders.are_new")).isNotEmpty();
        assertThat(problem("[a-z_]*")).isNotEmpty();
    }

    @Test
    void whatIsNotThereIsNamedWithWhatMayHaveBeenMeant() {
        assertThat(problem("orders_have_key", "orders_*"))
                .isEqualTo("no check is called orders_have_key; did you mean orders_have_keys?");
        assertThat(problem("x*")).isEqualTo("no check matches x*");
    }

    @Test
    void pipelineWithoutChecksSaysSo() {
        assertThat(new CheckSelection(List.of(), null).problem()).isEqualTo("the pipeline has no checks");
    }

    private List<String> names(String... wanted) {
        return selection(wanted).checks().stream().map(Check::name).toList();
    }

    private String problem(String... wanted) {
        return selection(wanted).problem();
    }

    private CheckSelection selection(String... wanted) {
        return new CheckSelection(all, wanted == null ? null : List.of(wanted));
    }
}
