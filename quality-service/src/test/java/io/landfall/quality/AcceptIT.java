package io.landfall.quality;

import static io.landfall.quality.ChecksForTests.check;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.ChecksRefused;
import io.landfall.event.QualityFailed;
import io.landfall.event.QualityPassed;
import io.landfall.event.RunChecks;
import io.landfall.project.check.ChangedLessThan;
import io.landfall.project.check.FailureAction;
import io.landfall.project.check.FailurePolicy;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A lasting change that is right: somebody accepts it. */
@ExtendWith(Shared.class)
class AcceptIT {

    private static final FailurePolicy ALERT = FailurePolicies.quick(FailureAction.ALERT, 1);

    private final QualityShop shop;

    AcceptIT(Warehouse local, @TempDir Path directory) throws Exception {
        this.shop = new QualityShop(local.local().port(), directory);
        shop.start(
                check(
                        "usual",
                        QualityShop.ORDERS,
                        new ChangedLessThan("COUNT(*)", BigDecimal.valueOf(50), 7),
                        ALERT,
                        false,
                        null),
                check("keys", QualityShop.ORDERS, ALERT));
    }

    @AfterEach
    void stop() {
        shop.close();
    }

    @Test
    void whatIsMeasuredIsUsualFromThenOnAndWhatWasBeforeIsNot() throws Exception {
        rows(10);
        for (int i = 1; i <= 3; i++) {
            shop.loaded("L" + i, shop.staged("B" + i));
            shop.await(QualityPassed.class, i);
        }
        rows(90);
        shop.loaded("L4", shop.staged("B4"));
        assertThat(shop.awaitOne(QualityFailed.class).counts().failed()).isOne();

        RunChecks accept = new RunChecks("shop", "A1", List.of("usual"), true);
        shop.tell(accept);
        QualityPassed accepted = shop.await(QualityPassed.class, 4).get(3);
        assertThat(accepted.run()).isEqualTo("A1");
        assertThat(accepted.checks().get(0).observed()).contains("100", "too few earlier runs");
        shop.loaded("L5", shop.staged("B5"));
        shop.await(QualityPassed.class, 5);
        shop.tell(accept);
        assertThat(shop.await(QualityPassed.class, 6).get(5)).as("asked again").isEqualTo(accepted);

        shop.sql("DELETE FROM shop.orders WHERE amount = 90");
        shop.loaded("L6", shop.staged("B6"));
        assertThat(shop.await(QualityFailed.class, 2).get(1).checks().get(0).observed())
                .as("compared with the two runs since")
                .contains("the average of 2 runs");
    }

    @Test
    void checkThatComparesWithNoEarlierRunHasNothingToAccept() throws Exception {
        shop.tell(new RunChecks("shop", "A1", null, true));
        assertThat(shop.awaitOne(ChecksRefused.class).reason()).endsWith("these do not: keys");
        assertThat(shop.column("SELECT check_name FROM landfall.check_baseline"))
                .isEmpty();
    }

    @Test
    void nothingIsAcceptedOfATableThatNoLoadHasWritten() throws Exception {
        shop.sql("DROP TABLE shop.orders");
        shop.tell(new RunChecks("shop", "A1", List.of("usual"), true));
        assertThat(shop.awaitOne(ChecksRefused.class).reason()).contains("nothing to look at");
        assertThat(shop.column("SELECT check_name FROM landfall.check_baseline"))
                .isEmpty();
    }

    private void rows(int count) throws Exception {
        shop.sql("INSERT INTO shop.orders VALUES "
                + "(1, %d), ".formatted(count).repeat(count - 1) + "(1, %d)".formatted(count));
    }
}
