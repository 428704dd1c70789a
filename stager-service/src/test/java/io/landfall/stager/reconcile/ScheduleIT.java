package io.landfall.stager.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.event.Reconciled;
import io.landfall.flow.WarehouseGate;
import io.landfall.project.PipelineDefinition;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import io.landfall.stager.LandedFiles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What each look at the bucket looks at, as time goes by. */
@ExtendWith(Shared.class)
class ScheduleIT {

    private static final Duration NEVER = Duration.ofDays(1);

    private final Warehouse local;
    private Instant now = Instant.now();
    private LandedFiles landed;
    private Schedule schedule;

    ScheduleIT(Warehouse local) {
        this.local = local;
    }

    @BeforeEach
    void start() throws Exception {
        landed = new LandedFiles(local, p -> p);
        landed.loadAtOnce();
        PipelineDefinition pipeline = landed.project().pipeline();
        Arrivals arrivals = new Arrivals();
        Clock clock = new Moving();
        Function<String, BucketListing> listings =
                bucket -> new BucketListing(local.s3().client(), bucket);
        Function<WarehouseGate.Open, BucketListing> landing =
                open -> listings.apply(open.ready().landingBucket());
        Reconciler reconciler = new Reconciler(pipeline, landed, landing, arrivals, clock);
        schedule = new Schedule(pipeline, landed, landed.gate(), reconciler, listings, arrivals, clock, NEVER);
    }

    @AfterEach
    void stop() {
        schedule.close();
        landed.close();
    }

    @Test
    void aFileThatWasLongInComingIsFoundAlthoughItIsDatedBeforeTheLastLook() throws Exception {
        now = Instant.now().plus(Duration.ofHours(1));
        schedule.look();
        landed.forget();

        landed.song("long-upload.json", 1);
        now = now.plus(Duration.ofHours(6));
        schedule.look();

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
        schedule.look();
        now = now.plus(Duration.ofHours(7));
        schedule.look();
        landed.forget();

        now = now.plus(Duration.ofHours(6));
        schedule.look();

        assertThat(landed.of(Reconciled.class)).isEmpty();
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
