package io.landfall.stager.reject;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.FilesRejected;
import io.landfall.event.LandedFile;
import io.landfall.event.RejectedFile;
import io.landfall.event.StagingLoaded;
import io.landfall.redshift.S3OnDisk;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many bad files cost as few COPYs as one. */
@ExtendWith(Shared.class)
class ManyBadFilesIT extends RejectFixture {

    ManyBadFilesIT(Warehouse local) {
        super(local);
    }

    @BeforeEach
    void nothingIsAnnounced() {
        announced.take();
    }

    @Test
    void fiftyBadFilesOfFiveHundredCostThreeCopies() throws Exception {
        List<LandedFile> files = IntStream.range(0, 500)
                .parallel()
                .mapToObj(i -> put("json/many-" + i, i % 10 == 3 ? "{\"id\": \"x" + i + "\"}" : "{\"id\": " + i + "}"))
                .toList();
        long before = copies();

        stage("json", files);

        assertThat(copies() - before).isEqualTo(3);
        assertThat(announced.of(StagingLoaded.class)).singleElement().satisfies(staged -> assertThat(staged.rows())
                .isEqualTo(450));
        assertThat(rejected()).hasSize(50).allSatisfy(file -> {
            assertThat(file.code()).isEqualTo(1207);
            assertThat(file.value()).startsWith("x");
        });
        assertThat(rejected().stream().map(RejectedFile::key)).doesNotHaveDuplicates();
        assertThat(announced.of(FilesRejected.class)).hasSize(5);
        assertThat(query("SELECT DISTINCT recorded_at FROM landfall.file WHERE outcome = 'rejected'"))
                .as("written in one transaction")
                .hasSize(1);
    }

    @Test
    void manyFilesThatAreGoneOrNotCompressedCostTwoCopies() throws Exception {
        List<LandedFile> files = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            files.add(put("json_gz/plain-" + i, "{\"id\": 1}"));
            files.add(put("json_gz/good-" + i, BadInputs.gzip("{\"id\": 1}")));
            files.add(new LandedFile(S3OnDisk.BUCKET, "json_gz/gone-" + i, null, "gone", 5, "01"));
        }
        long before = copies();

        stage("json_gz", files);

        assertThat(copies() - before).isLessThanOrEqualTo(2);
        assertThat(rejected()).hasSize(20);
        assertThat(rejected())
                .filteredOn(file -> file.key().contains("gone"))
                .hasSize(10)
                .allSatisfy(file -> assertThat(file.reason()).contains("NoSuchKey"));
        assertThat(announced.of(StagingLoaded.class)).singleElement().satisfies(staged -> assertThat(staged.files())
                .isEqualTo(10));
    }

    @Test
    void filesOfAllSortsOfFaultsAreFoundInOneBatch() throws Exception {
        List<LandedFile> files = List.of(
                put("json_gz/mixed-1", BadInputs.gzip("{\"id\": \"x\"}")),
                put("json_gz/mixed-2", "{\"id\": 1}"),
                put("json_gz/mixed-3", BadInputs.gzip("{\"id\": 3}")),
                new LandedFile(S3OnDisk.BUCKET, "json_gz/mixed-4", null, "gone", 5, "01"),
                put("json_gz/mixed-5", BadInputs.gzip("{\"id\": ")));

        stage("json_gz", files);

        assertThat(rejected().stream().map(RejectedFile::code)).containsExactlyInAnyOrder(1207, 0, 0, 1216);
        assertThat(announced.of(StagingLoaded.class)).singleElement().satisfies(staged -> assertThat(staged.rows())
                .isEqualTo(1));
    }

    private long copies() throws Exception {
        return Long.parseLong(query("SELECT COUNT(*) FROM sys_query_history WHERE query_text LIKE 'COPY %'")
                .get(0));
    }
}
