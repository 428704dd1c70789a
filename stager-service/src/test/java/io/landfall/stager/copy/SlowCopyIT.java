package io.landfall.stager.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.landfall.event.LandedFile;
import io.landfall.event.StagingLoaded;
import io.landfall.flow.WarehouseGate;
import io.landfall.project.Dataset;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import io.landfall.redshift.fault.Effect;
import io.landfall.redshift.fault.FaultRule;
import io.landfall.redshift.fault.Trigger;
import io.landfall.redshift.fault.client.FaultControl;
import io.landfall.redshift.session.SessionState;
import io.landfall.stager.batch.Batch;
import io.landfall.warehouse.Credentials;
import io.landfall.warehouse.WarehouseAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A COPY that takes longer than it may, or than its connection lives, is neither lost nor doubled. */
@Timeout(120)
@ExtendWith(Shared.class)
class SlowCopyIT extends StagingFixture {

    private static final Duration FOREVER = Duration.ofHours(1);

    private final int port;
    private final FaultControl faults;

    SlowCopyIT(Warehouse local) {
        super(local);
        this.port = local.local().port();
        this.faults = FaultControl.at(local.local().adminUri().orElseThrow());
    }

    @BeforeEach
    void template() throws Exception {
        open.warehouse().run(session -> session.execute(Rides.DDL));
    }

    @AfterEach
    void calm() {
        faults.clear();
    }

    @Test
    void copyThatTakesTooLongIsTriedInHalves() throws Exception {
        faults.add(slow(Trigger.statement("COPY \"staging\".\"rides")));
        stage(stagerOf(impatient()), open, files(4));

        assertThat(announced.of(StagingLoaded.class))
                .extracting(StagingLoaded::files)
                .containsExactly(2, 2);
        assertEachFileIsInOneBatch(4, 2);
    }

    @Test
    void fileThatTakesTooLongAloneIsToldAndKept() throws Exception {
        String rule = faults.add(slow(Trigger.statement("COPY \"staging\".\"rides")));
        LandedFile[] one = files(1);
        assertThatThrownBy(() -> stage(stagerOf(impatient()), open, one))
                .hasMessageContaining("took longer than 4 s")
                .hasMessageContaining("max_copy_time for dataset log_data");
        assertThat(announced.all()).isEmpty();
        assertEachFileIsInOneBatch(0, 0);

        faults.remove(rule);
        stage(stagerOf(impatient()), open, one);
        assertEachFileIsInOneBatch(1, 1);
    }

    @Test
    void secondAttemptWaitsUntilTheServerIsDoneWithACopyWhoseClientIsGone() throws Exception {
        String rule = faults.add(slow(Trigger.statement("COPY \"staging\".\"rides")));
        try (CutWire wire = new CutWire(port)) {
            CompletableFuture<Void> staging = stageOver(wire);
            awaitSession(SessionState.DELAYED, "COPY");
            wire.cut();
            awaitSession(SessionState.ACTIVE, "LOCK TABLE");
            faults.remove(rule);
            awaitSession(SessionState.IDLE_IN_TRANSACTION, "COPY");
            assertThat(staging)
                    .as("the fence is held by the transaction of the first")
                    .isNotDone();
            wire.tellServer();
            staging.get(60, TimeUnit.SECONDS);
        }
        assertThat(announced.all()).singleElement().isInstanceOf(StagingLoaded.class);
        assertEachFileIsInOneBatch(3, 1);
    }

    @Test
    void secondAttemptFindsWhatWasCommittedAfterItsClientWasGone() throws Exception {
        String rule = faults.add(slow(Trigger.commitOf("COPY \"staging\".\"rides")));
        try (CutWire wire = new CutWire(port)) {
            CompletableFuture<Void> staging = stageOver(wire);
            await().until(() -> faults.status(rule).fired() == 1);
            wire.cut();
            awaitSession(SessionState.ACTIVE, "LOCK TABLE");
            faults.remove(rule);
            staging.get(60, TimeUnit.SECONDS);
        }
        assertThat(announced.all()).singleElement().isInstanceOf(StagingLoaded.class);
        assertEachFileIsInOneBatch(3, 1);
    }

    private static FaultRule slow(Trigger trigger) {
        return FaultRule.of(trigger, Effect.delay(FOREVER));
    }

    private void awaitSession(SessionState state, String statement) {
        await().until(() -> faults.sessions().stream()
                .anyMatch(s -> s.state() == state && s.statement().startsWith(statement)));
    }

    private CompletableFuture<Void> stageOver(CutWire wire) {
        WarehouseAddress address = new WarehouseAddress("127.0.0.1", wire.port(), "dev", "secret", false);
        WarehouseGate.Open overWire = new WarehouseGate.Open(
                open.ready(),
                new io.landfall.warehouse.Warehouse(address, arn -> new Credentials("awsuser", "Secret-1")));
        LandedFile[] files = files(3);
        return CompletableFuture.runAsync(() -> {
            try {
                stage(stagerOf(Rides.dataset(Rides.CSV)), overWire, files);
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
    }

    private static Dataset impatient() {
        Dataset usual = Rides.dataset(Rides.CSV);
        return new Dataset(
                usual.name(),
                usual.location(),
                usual.format(),
                usual.stagingTable(),
                null,
                null,
                null,
                null,
                null,
                Duration.ofSeconds(4),
                null,
                null);
    }

    private LandedFile[] files(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    s3.put("rides/s" + i + ".csv", i + ",x,,\n");
                    return landed("rides/s" + i + ".csv", "01");
                })
                .toArray(LandedFile[]::new);
    }

    private static void stage(DatasetStager stager, WarehouseGate.Open where, LandedFile... files) throws Exception {
        stager.stage(where, new Batch(List.of(files), files.length, CAUSE));
    }

    private void assertEachFileIsInOneBatch(int files, int batches) throws Exception {
        assertThat(query("SELECT object_key FROM landfall.file WHERE outcome = 'staged'"))
                .hasSize(files)
                .doesNotHaveDuplicates();
        assertThat(query("SELECT row_count FROM landfall.batch")).hasSize(batches);
        assertThat(query("SELECT COALESCE(SUM(row_count), 0) FROM landfall.batch"))
                .containsExactly(String.valueOf(files));
        assertThat(
                        query(
                                "SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'staging' AND tablename LIKE 'rides%\\\\_\\\\_%'"))
                .as("tables of batches")
                .containsExactly(String.valueOf(batches));
    }
}
