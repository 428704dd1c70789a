package io.landfall.stager.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.LandedFile;
import io.landfall.event.RejectedFile;
import io.landfall.event.StagingLoaded;
import io.landfall.redshift.S3OnDisk;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import io.landfall.warehouse.QualifiedName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Staging through the real driver: what becomes of good files and bad ones. */
@ExtendWith(Shared.class)
class DatasetStagerIT extends StagingFixture {

    DatasetStagerIT(Warehouse local) {
        super(local);
    }

    @Test
    void filesOfABatchAreInOneTableAndInTheLedger() throws Exception {
        stage(file(1, EVENT.formatted(0, "free", "7")), file(2, EVENT.formatted(1, "paid", "")));

        StagingLoaded staged = announced.of(StagingLoaded.class).get(0);
        assertThat(staged.files()).isEqualTo(2);
        assertThat(staged.rows()).isEqualTo(2);
        assertThat(query("SELECT song || '/' || level || '/' || COALESCE(user_id, -1) FROM "
                        + QualifiedName.parse(staged.stagingTable()).sql() + " ORDER BY item_in_session"))
                .containsExactly("It's \"ours\"/free/7", "It's \"ours\"/paid/-1");
        assertThat(query("SELECT outcome || '/' || batch_id FROM landfall.file"))
                .containsOnly("staged/" + staged.batch())
                .hasSize(2);
        assertThat(announced.causes()).containsOnly(CAUSE);
    }

    @Test
    void malformedFileIsSetAsideAndTheRestGoesOn() throws Exception {
        stage(
                file(6, EVENT.formatted(0, "free", "7")),
                file(7, EVENT.formatted(0, "free", "7") + "{\"artist\": \"unfinished"),
                file(8, EVENT.formatted(1, "free", "7")));

        assertThat(announced.of(StagingLoaded.class))
                .extracting(StagingLoaded::files)
                .containsExactly(2);
        RejectedFile rejected = rejected();
        assertThat(rejected.key()).isEqualTo(key(7));
        assertThat(rejected.line()).isEqualTo(2);
        assertThat(query("SELECT object_key FROM landfall.file WHERE outcome = 'rejected'"))
                .containsExactly(key(7));
    }

    @Test
    void valueThatIsTooLongIsNamedWithItsColumnAndCode() throws Exception {
        stage(file(9, EVENT.formatted(0, "a level of more than sixteen bytes", "7")));

        assertThat(announced.of(StagingLoaded.class)).isEmpty();
        assertThat(rejected().code()).isEqualTo(1204);
        assertThat(rejected().column()).isEqualTo("level");
        assertThat(rejected().reason()).contains("String length exceeds DDL length");
    }

    @Test
    void fileThatIsGoneIsSetAsideAndTheRestGoesOn() throws Exception {
        stage(
                file(10, EVENT.formatted(0, "free", "7")),
                new LandedFile(S3OnDisk.BUCKET, key(11), null, "gone", 5, "01"),
                file(12, EVENT.formatted(1, "free", "7")),
                file(13, EVENT.formatted(2, "free", "7")));

        assertThat(announced.of(StagingLoaded.class))
                .extracting(StagingLoaded::files)
                .satisfies(files -> assertThat(
                                files.stream().mapToInt(Integer::intValue).sum())
                        .isEqualTo(3));
        assertThat(rejected().key()).isEqualTo(key(11));
        assertThat(rejected().reason()).contains("does not exist");
    }
}
