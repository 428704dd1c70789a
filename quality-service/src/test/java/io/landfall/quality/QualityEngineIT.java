package io.landfall.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.event.AlertRaised;
import io.landfall.event.Cause;
import io.landfall.event.CheckOutcome;
import io.landfall.event.ClusterReady;
import io.landfall.event.Event;
import io.landfall.event.LoadFailed;
import io.landfall.event.QualityFailed;
import io.landfall.event.QualityPassed;
import io.landfall.event.RetryRequested;
import io.landfall.event.TablesLoaded;
import io.landfall.flow.Delivery;
import io.landfall.flow.RecordedAnnouncements;
import io.landfall.ledger.Ledger;
import io.landfall.project.Dataset;
import io.landfall.project.Load;
import io.landfall.project.Project;
import io.landfall.project.ProjectReader;
import io.landfall.quality.retry.RetryPolicy;
import io.landfall.redshift.Warehouse.Shared;
import io.landfall.warehouse.Credentials;
import io.landfall.warehouse.Warehouse;
import io.landfall.warehouse.WarehouseAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks through the real driver: what passes, what fails, how often it is tried, and when a person is told. */
@ExtendWith(Shared.class)
class QualityEngineIT {

    private static final Cause CAUSE = new Cause("first", "last");

    private final Project project = ProjectReader.read(Path.of("..", "examples", "sparkify"));
    private final RecordedAnnouncements announced = new RecordedAnnouncements();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final ClusterReady ready;
    private final Warehouse warehouse;
    private QualityEngine engine;

    QualityEngineIT(io.landfall.redshift.Warehouse local) {
        int port = local.local().port();
        this.ready = new ClusterReady("sparkify", "127.0.0.1", port, "dev", "us-west-2", "role", "secret", "b", "q");
        this.warehouse = new Warehouse(
                new WarehouseAddress("127.0.0.1", port, "dev", "secret", false),
                arn -> new Credentials("awsuser", "Secret-1"));
    }

    @BeforeEach
    void emptyWarehouse() throws Exception {
        warehouse.run(session -> {
            for (String schema : List.of("landfall", "staging", "sparkify")) {
                session.execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
            }
            session.execute("CREATE SCHEMA staging");
            session.execute("CREATE SCHEMA sparkify");
            Stream.concat(
                            project.pipeline().datasets().stream().map(Dataset::stagingTable),
                            project.pipeline().loads().stream().map(Load::target))
                    .distinct()
                    .forEach(table -> session.execute(project.ddl(table)));
            Ledger.create(session);
            return null;
        });
        engine = new QualityEngine(
                project, announced, new RetryPolicy(2, Duration.ofMillis(10), Clock.systemUTC()), r -> warehouse);
        engine.start();
        engine.gate().ready(ready);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void goodTablesPassEveryCheck() throws Exception {
        loaded("L1");
        QualityPassed passed = awaitOne(QualityPassed.class);
        assertThat(passed.checks()).hasSize(project.pipeline().checks().size());
        assertThat(announced.causes()).containsOnly(CAUSE);
        await().until(() -> acknowledged.get() == 1);
    }

    @Test
    void runThatEndedIsAnnouncedAgainButNotRepeated() throws Exception {
        loaded("L1");
        awaitOne(QualityPassed.class);
        breakKeys();

        loaded("L1");
        await().until(() -> announced.of(QualityPassed.class).size() == 2);
        assertThat(announced.of(QualityFailed.class)).isEmpty();
    }

    @Test
    void failureIsTriedAgainAndThenAPersonIsTold() throws Exception {
        breakKeys();
        loaded("L2");
        QualityFailed failed = awaitOne(QualityFailed.class);
        assertThat(failed.checks())
                .filteredOn(c -> !c.passed())
                .extracting(CheckOutcome::check)
                .contains("users_have_known_levels");
        RetryRequested retry = awaitOne(RetryRequested.class);
        assertThat(retry.attempt()).isEqualTo(2);
        assertThat(announced.of(AlertRaised.class)).isEmpty();

        engine.retry(new Delivery<>(retry, Instant.now(), CAUSE, acknowledged::incrementAndGet));
        AlertRaised alert = awaitOne(AlertRaised.class);
        assertThat(alert.evidence()).contains("users_have_known_levels found 1 instead of 0");
        assertThat(announced.of(RetryRequested.class)).hasSize(1);
    }

    @Test
    void loadThatWasRolledBackIsToldToAPersonAtOnce() throws Exception {
        LoadFailed failed = new LoadFailed("sparkify", "L9", 2, "null value in column user_id");
        engine.failed(new Delivery<>(failed, Instant.now(), CAUSE, acknowledged::incrementAndGet));
        assertThat(awaitOne(AlertRaised.class).evidence()).isEqualTo(failed.reason());
        await().until(() -> acknowledged.get() == 1);
    }

    @Test
    void valueOfAnyLengthIsShownShortened() throws Exception {
        warehouse.run(session -> session.execute("INSERT INTO sparkify.users VALUES (1, 'a', 'b', 'F', 'gold')"));
        warehouse.run(session -> session.execute("DROP TABLE sparkify.songs"));
        loaded("L5");
        assertThat(awaitOne(QualityFailed.class).checks())
                .allSatisfy(c -> assertThat(c.observed().length()).isLessThan(600));
    }

    @Test
    void whatHealedMeanwhilePassesOnTheSecondRun() throws Exception {
        breakKeys();
        loaded("L3");
        RetryRequested retry = awaitOne(RetryRequested.class);
        warehouse.run(session -> session.execute("DELETE FROM sparkify.users"));

        engine.retry(new Delivery<>(retry, Instant.now(), CAUSE, acknowledged::incrementAndGet));
        assertThat(awaitOne(QualityPassed.class).attempt()).isEqualTo(2);
    }

    @Test
    void checkWhoseSqlFailsNeverPassesAndLeavesTheOthersAlone() throws Exception {
        warehouse.run(session -> session.execute("DROP TABLE sparkify.time"));
        loaded("L4");
        QualityFailed failed = awaitOne(QualityFailed.class);
        assertThat(failed.checks())
                .filteredOn(c -> c.check().equals("songplays_have_times"))
                .singleElement()
                .satisfies(c -> assertThat(c.observed()).startsWith("error: "));
        assertThat(failed.checks()).filteredOn(CheckOutcome::passed).isNotEmpty();
    }

    private void breakKeys() throws Exception {
        warehouse.run(session -> session.execute("INSERT INTO sparkify.users VALUES (1, 'a', 'b', 'F', 'gold')"));
    }

    private void loaded(String load) throws InterruptedException {
        TablesLoaded event = new TablesLoaded("sparkify", load, 1, 1, Map.of(), Map.of());
        engine.offer(new Delivery<>(event, Instant.now(), CAUSE, acknowledged::incrementAndGet));
    }

    private <E extends Event> E awaitOne(Class<E> type) {
        await().until(() -> !announced.of(type).isEmpty());
        return announced.of(type).get(announced.of(type).size() - 1);
    }
}
