package io.landfall.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.event.ClusterPaused;
import io.landfall.event.ClusterReady;
import io.landfall.warehouse.Credentials;
import io.landfall.warehouse.Warehouse;
import io.landfall.warehouse.WarehouseAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WarehouseGateTest {

    private final List<String> prepared = new CopyOnWriteArrayList<>();
    private final CountDownLatch oldWasTried = new CountDownLatch(1);
    private final WarehouseGate gate =
            new WarehouseGate("sparkify", WarehouseGateTest::connect, this::prepare, Duration.ofMillis(5));

    @AfterEach
    void close() {
        gate.close();
    }

    @Test
    void workWaitsUntilTheWarehouseIsPrepared() throws Exception {
        CompletableFuture<String> waiting = waiting();
        assertThat(waiting).isNotDone();
        gate.ready(ready("new"));
        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo("new");
    }

    @Test
    void warehouseThatIsGoneDoesNotKeepTheNextOneOut() throws Exception {
        gate.ready(ready("old"));
        oldWasTried.await();
        gate.gone("sparkify");
        gate.ready(ready("new"));
        assertThat(gate.await().ready().host()).isEqualTo("new");
    }

    @Test
    void newAddressReplacesTheOldOneWithoutAWordBetween() throws Exception {
        gate.ready(ready("old"));
        oldWasTried.await();
        gate.ready(ready("new"));
        assertThat(gate.await().ready().host()).isEqualTo("new");
    }

    @Test
    void sameAnnouncementAgainPreparesNothing() throws Exception {
        gate.ready(ready("new"));
        gate.await();
        gate.ready(ready("new"));
        gate.gone("sparkify");
        gate.ready(ready("newer"));
        gate.await();
        assertThat(prepared).containsExactly("new", "newer");
    }

    @Test
    void otherWarehousesAreNobodysBusiness() {
        gate.ready(new ClusterReady("other", "h", 1, "d", "r", "role", "secret", "b", "q"));
        assertThat(prepared).isEmpty();
    }

    @Test
    void closingLetsThoseWhoWaitGo() {
        CompletableFuture<String> waiting = waiting();
        gate.close();
        assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS)).hasRootCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void workWaitsWhileTheWarehouseIsPausedAndGoesOnWhenItIsReadyAgain() throws Exception {
        gate.ready(ready("new"));
        WarehouseGate.Open before = gate.await();
        gate.paused(paused("sparkify"));
        CompletableFuture<String> waiting = waiting();
        assertThat(waiting).isNotDone();
        assertThat(gate.isOpen(before)).isFalse();
        gate.ready(ready("new"));
        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo("new");
        assertThat(prepared).containsExactly("new", "new");
    }

    @Test
    void preparationOfAWarehouseThatIsPausedMeanwhileIsGivenUp() throws Exception {
        gate.ready(ready("old"));
        oldWasTried.await();
        gate.paused(paused("sparkify"));
        assertThat(waiting()).isNotDone();
    }

    @Test
    void pauseOfAnotherWarehouseClosesNothing() throws Exception {
        gate.ready(ready("new"));
        WarehouseGate.Open open = gate.await();
        gate.paused(paused("other"));
        assertThat(gate.isOpen(open)).isTrue();
    }

    private static ClusterPaused paused(String warehouse) {
        return new ClusterPaused(warehouse, "request", "b", "queue of " + warehouse, Instant.EPOCH);
    }

    private CompletableFuture<String> waiting() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return gate.await().ready().host();
            } catch (InterruptedException e) {
                throw new CompletionException(e);
            }
        });
    }

    private void prepare(WarehouseGate.Open open) {
        if (open.ready().host().equals("old")) {
            oldWasTried.countDown();
            throw new IllegalStateException("this warehouse is gone");
        }
        prepared.add(open.ready().host());
    }

    private static ClusterReady ready(String host) {
        return new ClusterReady("sparkify", host, 5439, "dev", "us-west-2", "role", "secret", "b", "q");
    }

    private static Warehouse connect(ClusterReady ready) {
        return new Warehouse(
                new WarehouseAddress(ready.host(), ready.port(), ready.database(), ready.secretArn(), false),
                arn -> new Credentials("u", "p"));
    }
}
