package io.landfall.stager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.event.BackfillDataset;
import io.landfall.event.Backfilled;
import io.landfall.event.ClusterPaused;
import io.landfall.event.FilesLanded;
import io.landfall.event.PipelineCommand;
import io.landfall.event.ReconcilePipeline;
import io.landfall.event.Reconciled;
import io.landfall.event.ReplayBatch;
import io.landfall.event.RequestRefused;
import io.landfall.flow.Delivery;
import io.landfall.project.Reconciliation;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import io.landfall.stager.backfill.Pace;
import io.landfall.stager.reconcile.BucketListing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the stager does by itself and what it is asked for, beside a stager at work. */
@ExtendWith(Shared.class)
class RequestEngineIT {

    private static final Pace QUICK = new Pace(Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofMinutes(2));

    private final Warehouse local;
    private final Set<String> done = ConcurrentHashMap.newKeySet();
    private LandedFiles landed;
    private RequestEngine engine;

    RequestEngineIT(Warehouse local) {
        this.local = local;
    }

    @BeforeEach
    void start() throws Exception {
        landed = new LandedFiles(
                local,
                p -> LandedFiles.with(p, p.datasets(), new Reconciliation(Duration.ofSeconds(1), Duration.ZERO)));
        landed.loadAtOnce();
        engine = new RequestEngine(
                landed.project(),
                landed,
                landed.gate(),
                bucket -> new BucketListing(local.s3().client(), bucket),
                QUICK);
        landed.followedBy(engine);
    }

    @AfterEach
    void stop() {
        engine.close();
        landed.close();
    }

    @Test
    void whatWasThereBeforeIsLandedAtTheStartAndWhatNobodyTellsOfIsFoundLater() throws Exception {
        landed.song("before.json", 1);
        engine.start();
        landed.awaitStaged(1);
        await().until(() -> landed.of(Reconciled.class).size() == 2);
        assertThat(landed.of(Reconciled.class)).extracting(Reconciled::trigger).containsOnly("start");

        landed.song("untold.json", 2);
        landed.awaitStaged(2);
        await().until(() -> landed.of(Reconciled.class).size() > 2);
        Reconciled last = landed.of(Reconciled.class).get(2);
        assertThat(last.trigger()).isEqualTo("schedule");
        assertThat(last.dataset()).isEqualTo("song_data");
        assertThat(last.landed()).isEqualTo(1);
    }

    @Test
    void whatLandsWhileTheWarehouseIsPausedIsAnnouncedWithoutAskingIt() throws Exception {
        engine.start();
        await().until(() -> landed.of(Reconciled.class).size() == 2);
        ClusterPaused paused = new ClusterPaused("sparkify", "r", "landing", "queue", Instant.now());
        landed.gate().paused(paused);
        engine.paused(paused);
        landed.song("asleep.json", 1);
        await().until(() -> !landed.of(FilesLanded.class).isEmpty());
        assertThat(landed.of(FilesLanded.class).get(0).files().get(0).key()).isEqualTo("song_data/asleep.json");
    }

    @Test
    void commandsAreCarriedOutAndThoseOfOthersLeftAlone() throws Exception {
        landed.put("log_data/2018/11/2018-11-01-events.json", "{\"artist\":\"Ann\",\"page\":\"NextSong\"}");
        engine.start();
        landed.awaitStaged(1);
        landed.put("log_data/2018/11/2018-11-02-events.json", "{\"artist\":\"Bob\",\"page\":\"NextSong\"}");
        ask("b", new BackfillDataset("sparkify", "b", "log_data", "2018-11-02", "2018-11-02", null, false, false));
        ask("r", new ReconcilePipeline("sparkify", "r", "log_data", true, true));
        ask("wrong", new ReconcilePipeline("sparkify", "wrong", "log_dat", true, false));
        ask("other", new ReplayBatch("sparkify", "other", "x"));
        ask("elsewhere", new ReconcilePipeline("shop", "elsewhere", null, true, false));
        await().until(() -> done.size() == 5);
        assertThat(landed.of(Backfilled.class)).hasSize(1);
        assertThat(landed.of(Reconciled.class))
                .filteredOn(e -> e.trigger().equals("asked"))
                .singleElement()
                .satisfies(e -> assertThat(List.of(e.known(), e.differences())).containsExactly(2L, 0L));
        assertThat(landed.of(RequestRefused.class)).singleElement().satisfies(e -> assertThat(e.reason())
                .contains("did you mean log_data?"));
    }

    private void ask(String name, PipelineCommand command) throws InterruptedException {
        engine.offer(new Delivery<>(command, Instant.now(), LandedFiles.CAUSE, () -> done.add(name)));
    }
}
