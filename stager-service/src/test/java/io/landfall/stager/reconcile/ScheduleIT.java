package io.landfall.stager.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.event.FilesLanded;
import io.landfall.event.Reconciled;
import io.landfall.flow.WarehouseGate;
import io.landfall.project.PipelineDefinition;
import io.landfall.project.Reconciliation;
import io.landfall.redshift.S3OnDisk;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import io.landfall.stager.LandedFiles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What each look at the bucket looks at, as time goes by. */
@ExtendWith(Shared.class)
class ScheduleIT {

    private static final Set<Thread.State> WAITING = Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

    private final Warehouse local;
    private Instant now = Instant.now();
    private LandedFiles landed;
    private Look look;
    private Thread looking = new Thread(this::look);

    ScheduleIT(Warehouse local) {
        this.local = local;
    }

    @BeforeEach
    void start() throws Exception {
        landed = new LandedFiles(local, p -> p);
        landed.loadAtOnce();
        look = look(landed.project().pipeline());
    }

    private Look look(PipelineDefinition pipeline) {
        Arrivals arrivals = new Arrivals();
        Clock clock = new Moving();
        Function<String, BucketListing> listings =
                bucket -> new BucketListing(local.s3().client(), bucket);
        Function<WarehouseGate.Open, BucketListing> landing =
                open -> listings.apply(open.ready().landingBucket());
        Reconciler reconciler = new Reconciler(pipeline, landed, landing, arrivals, clock);
        return new Look(pipeline, landed, landed.gate(), reconciler, listings, arrivals, clock);
    }

    @AfterEach
    void stop() {
        looking.interrupt();
        landed.close();
    }

    @Test
    void aFileThatWasLongInComingIsFoundAlthoughItIsDatedBeforeTheLastLook() throws Exception {
        now = Instant.now().plus(Duration.ofHours(1));
        look.look();
        landed.forget();

        landed.song("long-upload.json", 1);
        now = now.plus(Duration.ofHours(6));
        look.look();

        assertThat(landed.of(Reconciled.class))
                .filteredOn(e -> e.dataset().equals("song_data"))
                .singleElement()
                .satisfies(e -> assertThat(e.landed()).isEqualTo(1));
        await().untilAsserted(() ->
                assertThat(landed.query("SELECT COUNT(*) FROM landfall.file")).containsExactly("1"));
    }

    @Test
    void whatIsOlderIsNotAskedForAgain() throws Exception {
        landed.song("known.json", 1);
        now = Instant.now().plus(Duration.ofHours(1));
        look.look();
        now = now.plus(Duration.ofHours(7));
        look.look();
        landed.forget();

        now = now.plus(Duration.ofHours(6));
        look.look();

        assertThat(landed.of(Reconciled.class)).isEmpty();
    }

    @Test
    void whatLandsInAPauseIsAnnouncedThoughNothingWasKnownOfThePauseAtTheStart() {
        now = Instant.now().plus(Duration.ofHours(1));
        landed.gate().gone("sparkify");
        looking.start();
        await().until(() -> WAITING.contains(looking.getState()));
        Instant asleep = Instant.now();
        landed.song("asleep.json", 1);
        look.paused(S3OnDisk.BUCKET, asleep);

        await().until(() -> !landed.of(FilesLanded.class).isEmpty());
    }

    @Test
    void whatLandsLaterInAPauseThatTheServiceWasStartedInIsAnnouncedToo() {
        now = Instant.now().plus(Duration.ofHours(1));
        landed.gate().gone("sparkify");
        PipelineDefinition pipeline = landed.project().pipeline();
        look = look(LandedFiles.with(
                pipeline, pipeline.datasets(), new Reconciliation(Duration.ofSeconds(1), Duration.ZERO)));
        look.paused(S3OnDisk.BUCKET, Instant.now());
        try (Schedule schedule = new Schedule(pipeline, look, Duration.ofDays(1))) {
            schedule.start();
            for (String name : List.of("sooner.json", "later.json")) {
                landed.song(name, 1);
                await().until(() -> landed.of(FilesLanded.class).stream()
                        .flatMap(event -> event.files().stream())
                        .anyMatch(file -> file.key().endsWith(name)));
            }
        }
    }

    /** Until the test ends: the warehouse never comes. */
    private void look() {
        try {
            look.look();
        } catch (Exception e) {
            assertThat(e).isInstanceOf(InterruptedException.class);
        }
    }

    /** The time this test says it is. */
    private final class Moving extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
