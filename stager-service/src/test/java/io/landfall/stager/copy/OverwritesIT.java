package io.landfall.stager.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.FilesRejected;
import io.landfall.event.FilesSkipped;
import io.landfall.event.LandedFile;
import io.landfall.event.StagingLoaded;
import io.landfall.project.Overwrites;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import io.landfall.stager.batch.Batch;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A key that is written again, under each policy. */
@ExtendWith(Shared.class)
class OverwritesIT extends StagingFixture {

    OverwritesIT(Warehouse local) {
        super(local);
    }

    @BeforeEach
    void template() throws Exception {
        open.warehouse().run(session -> session.execute(Rides.DDL));
    }

    @Test
    void newVersionIsLoadedUnlessItIsToBeIgnored() throws Exception {
        write(Overwrites.LOAD, "1,a,,\n", "01");
        write(Overwrites.LOAD, "2,b,,\n", "02");
        assertThat(announced.of(StagingLoaded.class)).hasSize(2);
    }

    @Test
    void ignoredVersionIsCountedAndNothingElse() throws Exception {
        write(Overwrites.IGNORE, "1,a,,\n", "01");
        announced.take();

        write(Overwrites.IGNORE, "2,b,,\n", "02");
        assertThat(announced.all()).singleElement().isInstanceOfSatisfying(FilesSkipped.class, skipped -> assertThat(
                        skipped.files())
                .isEqualTo(1));
        assertThat(query("SELECT COUNT(*) FROM landfall.batch")).containsExactly("1");
    }

    @Test
    void rejectedFileIsHealedByItsNextVersionAllTheSame() throws Exception {
        write(Overwrites.IGNORE, "one,a,,\n", "01");
        assertThat(announced.all()).singleElement().isInstanceOf(FilesRejected.class);
        announced.take();

        write(Overwrites.IGNORE, "1,a,,\n", "02");
        assertThat(announced.of(StagingLoaded.class)).hasSize(1);
        assertThat(announced.of(FilesSkipped.class)).isEmpty();
    }

    private void write(Overwrites policy, String content, String sequencer) throws Exception {
        s3.put("rides/same.csv", content);
        LandedFile file = landed("rides/same.csv", sequencer);
        stagerOf(Rides.dataset(Rides.CSV, null, policy)).stage(open, new Batch(List.of(file), 1, CAUSE));
    }
}
