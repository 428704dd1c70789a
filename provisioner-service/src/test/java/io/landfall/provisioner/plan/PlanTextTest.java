package io.landfall.provisioner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.provisioner.price.Price;
import io.landfall.provisioner.resource.Address;
import io.landfall.provisioner.resource.Attribute;
import io.landfall.provisioner.resource.Difference;
import io.landfall.provisioner.resource.Finding;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanTextTest {

    private static final Address ROLE = new Address("iam role", "landfall-sparkify-copy");
    private static final Address BUCKET = new Address("s3 bucket", "landfall-sparkify");
    private static final Address CLUSTER = new Address("redshift cluster", "sparkify");

    @Test
    void whatIsCreatedAndChangedIsShownWithItsValues() {
        Plan plan = plan(
                List.of("THE WHOLE INTERNET MAY CONNECT"),
                PlannedChange.of(
                        ROLE,
                        new Finding.Missing(List.of(
                                Attribute.of("trust", "redshift"), Attribute.of("arn", Attribute.KNOWN_LATER)))),
                PlannedChange.of(BUCKET, new Finding.Settled()),
                PlannedChange.of(
                        CLUSTER,
                        new Finding.Different(List.of(
                                Difference.of("number_of_nodes", 2, 4).because("resized in place"),
                                Difference.of("port", 5439, 5440)))));
        assertThat(text(plan)).isEqualTo("""
                Warehouse sparkify in us-west-2, account 000000000000
                WARNING: THE WHOLE INTERNET MAY CONNECT

                  + iam role landfall-sparkify-copy is created
                      + trust = redshift
                      + arn   = (known after apply)

                  ~ redshift cluster sparkify is changed
                      ~ number_of_nodes = 2 -> 4  # resized in place
                      ~ port            = 5439 -> 5440

                Plan: 1 to add, 1 to change, 0 to destroy""");
    }

    @Test
    void nothingToDoIsSaid() {
        Plan plan = plan(List.of(), PlannedChange.of(BUCKET, new Finding.Settled()));
        assertThat(text(plan)).endsWith("Nothing to do: everything is as warehouse.yaml says.");
        assertThat(plan.hasChanges()).isFalse();
    }

    @Test
    void aPauseIsNoChange() {
        Plan plan = plan(List.of(), PlannedChange.of(CLUSTER, new Finding.Paused(List.of())));
        assertThat(text(plan))
                .contains("> redshift cluster sparkify is resumed: it is paused")
                .endsWith("resumes it.");
        assertThat(plan.hasChanges()).isFalse();
        assertThat(Drift.of(plan).changes()).isEmpty();
    }

    @Test
    void whatIsInTheWayStopsEverything() {
        Plan plan = plan(List.of(), PlannedChange.of(ROLE, new Finding.Refused("it is not ours; rename it")));
        assertThat(text(plan)).contains("! iam role landfall-sparkify-copy cannot go on: it is not ours; rename it");
        assertThat(plan.isRefused()).isTrue();
    }

    @Test
    void thePriceIsThatOfAnHourAndAMonth() {
        assertThat(PlanText.price(plan(List.of())))
                .isEqualTo("Compute: 0.543 USD per hour, 396.39 USD per month (without storage)");
    }

    @Test
    void driftIsOneLineForEachDifference() {
        Plan plan = plan(
                List.of(),
                PlannedChange.of(ROLE, new Finding.Missing(List.of())),
                PlannedChange.of(CLUSTER, new Finding.Different(List.of(Difference.of("port", 1, 2)))));
        assertThat(Drift.of(plan).lines())
                .containsExactly(
                        "iam role landfall-sparkify-copy: is missing", "redshift cluster sparkify: port is 1, not 2");
    }

    @Test
    void whatWasNeverProvisionedCannotDrift() {
        Plan plan = new Plan(
                "sparkify",
                "us-west-2",
                "000000000000",
                List.of(PlannedChange.of(ROLE, new Finding.Missing(List.of()))),
                List.of(),
                Optional.empty(),
                false);
        assertThat(Drift.of(plan)).isEqualTo(new Drift(false, List.of()));
    }

    private static String text(Plan plan) {
        return String.join("\n", PlanText.of(plan, (action, line) -> line));
    }

    private static Plan plan(List<String> warnings, PlannedChange... changes) {
        return new Plan(
                "sparkify",
                "us-west-2",
                "000000000000",
                List.of(changes),
                warnings,
                Optional.of(new Price(0.543, "USD", "without storage")),
                true);
    }
}
