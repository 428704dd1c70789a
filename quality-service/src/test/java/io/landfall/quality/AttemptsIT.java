package io.landfall.quality;

import static io.landfall.quality.ChecksForTests.check;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.CheckCounts;
import io.landfall.event.CheckOutcome;
import io.landfall.event.CheckStatus;
import io.landfall.event.Occasion;
import io.landfall.event.QualityFailed;
import io.landfall.event.RetriesExhausted;
import io.landfall.event.RetryAction;
import io.landfall.event.RetryRequested;
import io.landfall.event.Severity;
import io.landfall.ledger.StagedBatch;
import io.landfall.project.check.Check;
import io.landfall.project.check.FailureAction;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Attempts are counted over loads that were undone, files that were staged again, and gates. */
@ExtendWith(Shared.class)
class AttemptsIT {

    private final QualityShop shop;

    AttemptsIT(Warehouse local, @TempDir Path directory) throws Exception {
        this.shop = new QualityShop(local.local().port(), directory);
    }

    @AfterEach
    void stop() {
        shop.close();
    }

    @Test
    void attemptsAreCountedOnOverLoadsThatWereUndone() throws Exception {
        shop.start(keys(FailureAction.RELOAD, 3));
        breakKeys();
        StagedBatch batch = shop.staged("B1");
        for (int load = 1; load <= 3; load++) {
            shop.loaded("L" + load, batch);
            assertThat(shop.await(QualityFailed.class, load).get(load - 1).attempt())
                    .isEqualTo(load);
            shop.awaitQuiet();
            shop.undone("L" + load);
        }
        assertThat(shop.awaitOne(RetriesExhausted.class).run()).isEqualTo("L3");
        assertThat(shop.log.of(RetryRequested.class))
                .extracting(RetryRequested::run)
                .containsExactly("L1", "L2");

        // What somebody loads again after that begins anew.
        shop.loaded("L4", batch);
        assertThat(shop.await(QualityFailed.class, 4).get(3).attempt()).isEqualTo(1);
    }

    @Test
    void attemptsAreCountedOnOverFilesThatWereStagedAgain() throws Exception {
        shop.start(keys(FailureAction.RESTAGE, 3));
        breakKeys();
        shop.loaded("L1", shop.staged("B1"));
        RetryRequested retry = shop.awaitOne(RetryRequested.class);
        shop.undone("L1");
        stagedAgain(retry, "B1", "B2");
        shop.loaded("L2", shop.staged("B2"));
        assertThat(shop.await(QualityFailed.class, 2).get(1).attempt()).isEqualTo(2);
        assertThat(shop.await(RetryRequested.class, 2).get(1).attempt()).isEqualTo(3);
    }

    @Test
    void gateThatHoldsBatchesBackIsDecidedAboutAndOneThatLetThemPassMeanwhileIsNot() throws Exception {
        shop.start(keys(FailureAction.QUARANTINE, 3));
        StagedBatch loaded = shop.staged("B0");
        shop.loaded("L0", loaded);
        shop.staged("B1");
        shop.tell(gate("B0", 1));
        shop.tell(gate("B1", 1));
        RetryRequested asked = shop.awaitOne(RetryRequested.class);
        assertThat(asked.run()).isEqualTo("B1");
        assertThat(asked.action()).isEqualTo(RetryAction.QUARANTINE);

        // Staged again it is another batch, and the loader begins to count anew.
        stagedAgain(asked, "B1", "B2");
        shop.sql("INSERT INTO landfall.superseded_batch VALUES ('B1', 'r', GETDATE())");
        shop.staged("B2");
        shop.tell(gate("B2", 1));
        assertThat(shop.await(RetryRequested.class, 2).get(1).run()).isEqualTo("B2");
        shop.awaitQuiet();
        assertThat(shop.column("SELECT counted FROM landfall.retry_decision ORDER BY decided_at"))
                .containsExactly("1", "2");
    }

    @Test
    void gateThatFailsWhateverIsStagedAgainComesToAnEndAndMoreBatchesDoNotBeginItAnew() throws Exception {
        shop.start(keys(FailureAction.RESTAGE, 3));
        for (int time = 1; time <= 2; time++) {
            shop.staged("B" + time);
            shop.tell(gate("B" + time, 1));
            RetryRequested retry = shop.await(RetryRequested.class, time).get(time - 1);
            assertThat(retry.run()).isEqualTo("B" + time);
            stagedAgain(retry, "B" + time, "B" + (time + 1));
            shop.sql("INSERT INTO landfall.superseded_batch VALUES ('B" + time + "', 'r', GETDATE())");
        }
        shop.staged("B3");
        shop.tell(gate("B3", 1));
        assertThat(shop.awaitOne(RetriesExhausted.class).run()).isEqualTo("B3");

        shop.staged("B4");
        shop.tell(gate("B3", 2));
        assertThat(shop.await(RetriesExhausted.class, 2).get(1).attempt()).isEqualTo(2);
        shop.awaitQuiet();
        assertThat(shop.log.of(RetryRequested.class)).hasSize(2);
    }

    @Test
    void gateThatFailsForAnotherReasonHasItsOwnAttemptsAndKeepsThem() throws Exception {
        shop.start(
                keys(FailureAction.RECHECK, 2),
                check("other", QualityShop.ORDERS, FailurePolicies.quick(FailureAction.RECHECK, 2)));
        shop.staged("B1");
        shop.tell(gate("B1", 1));
        shop.tell(gate("B1", 2));
        assertThat(shop.awaitOne(RetriesExhausted.class).attempt()).isEqualTo(2);

        shop.tell(gate("other", "B1", 3));
        assertThat(shop.await(RetryRequested.class, 2).get(1).checks()).containsExactly("other");
        shop.tell(gate("B1", 4));
        assertThat(shop.await(RetriesExhausted.class, 2).get(1).checks()).containsExactly("keys");
        shop.tell(gate("other", "B1", 5));
        assertThat(shop.await(RetriesExhausted.class, 3).get(2).checks()).containsExactly("other");
    }

    @Test
    void reasonsThatTakeTurnsComeToAnEndHoweverManyFilesAreStagedAgain() throws Exception {
        shop.start(
                keys(FailureAction.RESTAGE, 2),
                check("other", QualityShop.ORDERS, FailurePolicies.quick(FailureAction.RESTAGE, 2)));
        shop.staged("B1");
        shop.tell(gate("keys", "B1", 1));
        stagedAgain(shop.awaitOne(RetryRequested.class), "B1", "B2", 120);
        shop.staged("B2");
        shop.tell(gate("other", "B2", 1));
        stagedAgain(shop.await(RetryRequested.class, 2).get(1), "B2", "B3", 120);
        shop.staged("B3");
        shop.tell(gate("keys", "B3", 1));
        assertThat(shop.awaitOne(RetriesExhausted.class).checks()).containsExactly("keys");
    }

    @Test
    void whatSomebodyReleasesIsSetAsideAgainOnceForEachRelease() throws Exception {
        shop.start(keys(FailureAction.QUARANTINE, 2));
        shop.staged("B1");
        shop.tell(gate("B1", 1));
        shop.awaitOne(RetryRequested.class);

        release("B1");
        shop.tell(gate("B1", 2));
        assertThat(shop.await(RetryRequested.class, 2).get(1).attempt()).isEqualTo(3);
        shop.tell(gate("B1", 3));
        RetriesExhausted last = shop.awaitOne(RetriesExhausted.class);
        assertThat(last.attempt()).as("nobody released it in between").isEqualTo(3);

        release("B1");
        shop.tell(gate("B1", 4));
        assertThat(shop.await(RetryRequested.class, 3).get(2).attempt()).isEqualTo(5);
    }

    private void release(String batch) throws Exception {
        shop.now = shop.now.plusSeconds(10);
        shop.sql("INSERT INTO landfall.held_batch VALUES ('" + batch + "', 'shop', 'r', NULL, GETDATE(), true, '"
                + shop.now.toString().replace('T', ' ').replace("Z", "") + "', 'r', 'c', 'c')");
        shop.now = shop.now.plusSeconds(10);
    }

    private static Check keys(FailureAction action, int attempts) {
        return check("keys", QualityShop.ORDERS, FailurePolicies.quick(action, attempts));
    }

    private static QualityFailed gate(String batch, int attempt) {
        return gate("keys", batch, attempt);
    }

    private static QualityFailed gate(String check, String batch, int attempt) {
        return new QualityFailed(
                "shop",
                batch,
                Occasion.GATE,
                attempt,
                new CheckCounts(1, 0, 0, 1, 0),
                List.of(new CheckOutcome(check, QualityShop.ORDERS, CheckStatus.FAILED, Severity.ERROR, "1", "0")));
    }

    private void breakKeys() throws Exception {
        shop.sql("INSERT INTO shop.orders VALUES (NULL, 1)");
    }

    private void stagedAgain(RetryRequested retry, String before, String after) throws Exception {
        stagedAgain(retry, before, after, 1);
    }

    private void stagedAgain(RetryRequested retry, String before, String after, int files) throws Exception {
        List<String> asked = new ArrayList<>();
        List<String> staged = new ArrayList<>();
        for (int file = 1; file <= files; file++) {
            String name = "'bucket', 'orders/" + file + ".json', 'v1', ";
            asked.add("('shop', 'orders', '" + retry.requestId() + "', " + name + "'" + before + "', GETDATE())");
            staged.add("('shop', 'orders', " + name + "NULL, 1, '" + after + "', 'staged', NULL, GETDATE())");
        }
        shop.sql(
                "INSERT INTO landfall.reload VALUES " + String.join(", ", asked),
                "INSERT INTO landfall.file VALUES " + String.join(", ", staged));
    }
}
