package io.landfall.stager.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.BackfillDataset;
import io.landfall.event.Backfilled;
import io.landfall.flow.WarehouseGate;
import io.landfall.redshift.S3OnDisk;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import io.landfall.stager.LandedFiles;
import io.landfall.stager.reconcile.Arrivals;
import io.landfall.stager.reconcile.BucketListing;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How long a backfill is followed. */
@ExtendWith(Shared.class)
class FollowingIT {

    private static final Pace HASTY = new Pace(Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofSeconds(1));

    private final Warehouse local;

    FollowingIT(Warehouse local) {
        this.local = local;
    }

    @Test
    void whatDoesNotMoveIsNotFollowedForEver() throws Exception {
        LandedFiles landed = new LandedFiles(local, p -> p);
        landed.song("one.json", 1);
        WarehouseGate.Open open = landed.open();
        landed.close();

        new Backfill(
                        landed.project().pipeline(),
                        landed,
                        o -> new BucketListing(local.s3().client(), S3OnDisk.BUCKET),
                        new Arrivals(),
                        HASTY)
                .run(
                        open,
                        new BackfillDataset("sparkify", "r", "song_data", null, null, null, false, false),
                        LandedFiles.CAUSE,
                        () -> true);

        assertThat(landed.of(Backfilled.class))
                .singleElement()
                .extracting(Backfilled::landed, Backfilled::staged, Backfilled::unfinished)
                .containsExactly(1L, 0L, 1L);
    }
}
