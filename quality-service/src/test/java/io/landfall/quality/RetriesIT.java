package io.landfall.quality;

import static io.landfall.quality.ChecksForTests.check;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.CheckCounts;
import io.landfall.event.CheckOutcome;
import io.landfall.event.CheckStatus;
import io.landfall.event.Occasion;
import io.landfall.event.QualityFailed;
import io.landfall.event.QualityPassed;
import io.landfall.event.RetriesExhausted;
import io.landfall.event.RetryAction;
import io.landfall.event.RetryRefused;
import io.landfall.event.RetryRequested;
import io.landfall.event.Severity;
import io.landfall.project.check.Check;
import io.landfall.project.check.FailureAction;
import io.landfall.project.check.FailurePolicy;
import io.landfall.project.check.NotNull;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is decided about failed runs, and that it is decided once. */
@ExtendWith(Shared.class)
class RetriesIT {

    private final QualityShop shop;

    RetriesIT(Warehouse local, @TempDir Path directory) throws Exception {
        this.shop = new QualityShop(local.local().port(), directory);
    }

    @AfterEach
    void stop() {
        shop.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureAction.class,
            names = {"RELOAD", "RESTAGE", "QUARANTINE"})
    void whatAnotherServiceDoesIsAskedForAndThenLeftToIt(FailureAction action) throws Exception {
        shop.start(keys(action, 3));
        breakKeys();
        shop.loaded("L1", shop.staged("B1"));
        RetryRequested asked = shop.awaitOne(RetryRequested.class);
        assertThat(asked.action()).isEqualTo(action.retry().orElseThrow());
        assertThat(asked.attempt()).isEqualTo(2);
        assertThat(asked.notBefore()).isBetween(shop.now, shop.now.plusMillis(50));
        shop.awaitQuiet();
        assertThat(shop.log.of(QualityFailed.class)).hasSize(1);
        assertThat(shop.log.of(RetriesExhausted.class)).isEmpty();
    }

    @Test
    void policyOfAlertTriesNothing() throws Exception {
        shop.start(keys(FailureAction.ALERT, 3));
        breakKeys();
        shop.loaded("L1", shop.staged("B1"));
        RetriesExhausted last = shop.awaitOne(RetriesExhausted.class);
        assertThat(last.attempt()).isEqualTo(1);
        assertThat(last.action()).isNull();
        assertThat(last.checks()).containsExactly("keys");
        shop.awaitQuiet();
        assertThat(shop.log.of(RetryRequested.class)).isEmpty();
    }

    @Test
    void failedChecksAreRunAgainAloneAndTheRunPassesWithThem() throws Exception {
        shop.log.handBackNothing();
        Check amounts = check(
                "amounts",
                QualityShop.ORDERS,
                new NotNull(List.of("amount")),
                FailurePolicies.quick(FailureAction.ALERT, 1),
                false,
                null);
        shop.start(keys(FailureAction.RECHECK, 3), amounts);
        breakKeys();
        shop.loaded("L1", shop.staged("B1"));
        QualityFailed failed = shop.awaitOne(QualityFailed.class);
        shop.tell(failed);
        RetryRequested retry = shop.awaitOne(RetryRequested.class);
        shop.sql("DELETE FROM shop.orders");
        shop.tell(retry);

        QualityPassed passed = shop.awaitOne(QualityPassed.class);
        assertThat(passed.attempt()).isEqualTo(2);
        assertThat(passed.checks()).extracting(CheckOutcome::check).containsExactly("keys");
        assertThat(shop.column("SELECT attempt || ' ' || passed FROM landfall.check_run ORDER BY attempt"))
                .hasSize(2);
    }

    @Test
    void whatGoesOnFailingIsTriedAsOftenAsThePolicySays() throws Exception {
        shop.start(keys(FailureAction.RECHECK, 3));
        breakKeys();
        shop.loaded("L1", shop.staged("B1"));
        RetriesExhausted last = shop.awaitOne(RetriesExhausted.class);
        assertThat(last.attempt()).isEqualTo(3);
        assertThat(last.action()).isEqualTo(RetryAction.RECHECK);
        assertThat(last.reason()).isEqualTo("3 attempts failed");
        shop.awaitQuiet();
        assertThat(shop.log.of(QualityFailed.class)).hasSize(3);
        assertThat(shop.log.of(RetryRequested.class)).hasSize(2);
    }

    @Test
    void nothingIsTriedAfterTheDeadline() throws Exception {
        shop.log.handBackNothing();
        shop.start(keys(FailureAction.RECHECK, 9));
        breakKeys();
        shop.loaded("L1", shop.staged("B1"));
        shop.tell(shop.awaitOne(QualityFailed.class));
        RetryRequested retry = shop.awaitOne(RetryRequested.class);
        shop.awaitQuiet();
        shop.now = shop.now.plus(FailurePolicies.DEADLINE).plusSeconds(1);
        shop.tell(retry);
        shop.tell(shop.await(QualityFailed.class, 2).get(1));
        assertThat(shop.awaitOne(RetriesExhausted.class).reason()).contains("the deadline was 1h later");
    }

    @Test
    void retryThatIsRefusedIsTheLast() throws Exception {
        shop.start(keys(FailureAction.RELOAD, 5));
        breakKeys();
        shop.loaded("L1", shop.staged("B1"));
        RetryRequested retry = shop.awaitOne(RetryRequested.class);
        shop.tell(new RetryRefused("shop", "L1", Occasion.LOAD, 2, retry.action(), "what it changed is not kept"));
        RetriesExhausted last = shop.awaitOne(RetriesExhausted.class);
        assertThat(last.attempt()).isEqualTo(1);
        assertThat(last.checks()).containsExactly("keys");
        assertThat(last.action()).as("tried").isNull();
        assertThat(last.reason())
                .isEqualTo("reload, as attempt 2, was refused and nothing was changed: what it changed is not kept");
    }

    @Test
    void killedBetweenTheFailureAndTheRetryNothingIsLostAndNothingIsDoneTwice() throws Exception {
        shop.start(keys(FailureAction.RECHECK, 2));
        breakKeys();
        shop.log.refuse(RetryRequested.class);
        shop.loaded("L1", shop.staged("B1"));
        QualityShop.await(
                () -> !shop.column("SELECT run FROM landfall.retry_decision").isEmpty());
        shop.restart(false);
        QualityShop.await(() -> shop.log.of(QualityFailed.class).size() == 1);
        shop.restart(true);
        shop.log.refuse(null);
        shop.restart(false);

        RetriesExhausted last = shop.awaitOne(RetriesExhausted.class);
        assertThat(last.attempt()).isEqualTo(2);
        shop.awaitQuiet();
        assertThat(shop.log.of(RetryRequested.class)).hasSize(1);
        assertThat(shop.log.of(QualityFailed.class))
                .extracting(QualityFailed::attempt)
                .containsExactly(1, 2);
        assertThat(shop.column("SELECT run FROM landfall.retry_decision")).hasSize(2);
    }

    @Test
    void killedWhileARetryWaitsItIsCarriedOutLater() throws Exception {
        shop.start(check(
                "keys",
                QualityShop.ORDERS,
                new FailurePolicy(
                        FailureAction.RECHECK, 2, Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofHours(1))));
        breakKeys();
        shop.loaded("L1", shop.staged("B1"));
        RetryRequested retry = shop.awaitOne(RetryRequested.class);
        shop.sql("DELETE FROM shop.orders");
        shop.now = retry.notBefore();
        shop.restart(false);
        assertThat(shop.awaitOne(QualityPassed.class).attempt()).isEqualTo(2);
    }

    @Test
    void attemptsThatOtherChecksUsedUpDoNotKeepAGatesBatchFromBeingSetAside() throws Exception {
        shop.start(keys(FailureAction.QUARANTINE, 3));
        shop.staged("B1");
        shop.tell(refused("B1", 7));
        RetryRequested asked = shop.awaitOne(RetryRequested.class);
        assertThat(asked.action()).isEqualTo(RetryAction.QUARANTINE);
        assertThat(asked.attempt()).isEqualTo(8);
        shop.tell(refused("B1", 8));
        QualityShop.await(() -> shop.log.of(RetryRequested.class).size() == 2);
        shop.tell(refused("B1", 9));
        assertThat(shop.awaitOne(RetriesExhausted.class).attempt()).isEqualTo(9);
    }

    private static QualityFailed refused(String batch, int attempt) {
        CheckOutcome outcome =
                new CheckOutcome("keys", "shop.orders", CheckStatus.FAILED, Severity.ERROR, "1 of 1 rows", "none");
        return new QualityFailed(
                "shop", batch, Occasion.GATE, attempt, new CheckCounts(1, 0, 0, 1, 0), List.of(outcome));
    }

    private static Check keys(FailureAction action, int attempts) {
        return check("keys", QualityShop.ORDERS, FailurePolicies.quick(action, attempts));
    }

    private void breakKeys() throws Exception {
        shop.sql("INSERT INTO shop.orders VALUES (NULL, 1)");
    }
}
