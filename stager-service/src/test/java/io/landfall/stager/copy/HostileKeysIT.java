package io.landfall.stager.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.LandedFile;
import io.landfall.event.StagingLoaded;
import io.landfall.redshift.S3OnDisk;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import io.landfall.stager.batch.Batch;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keys that mean something else to a URL, to JSON or to SQL go through manifest, COPY and ledger as they are. */
@ExtendWith(Shared.class)
class HostileKeysIT extends StagingFixture {

    private static final List<String> KEYS = List.of(
            "log_data/with space.json",
            "log_data/a+b=c&d.json",
            "log_data/100%25 of 100%.json",
            "log_data/it's \"quoted\".json",
            "log_data/x'); DROP TABLE staging.log_data; --.json",
            "log_data/back\\slash :name ? $1 {x}.json",
            "log_data/Grüße/日本/🚲.json",
            "log_data/semi;colon,comma#hash.json");

    HostileKeysIT(Warehouse local) {
        super(local);
    }

    @Test
    void everyKeyIsLoadedAndNamedAsItIs() throws Exception {
        List<LandedFile> files = IntStream.range(0, KEYS.size())
                .mapToObj(i -> {
                    s3.put(KEYS.get(i), EVENT.formatted(i, "free", "7"));
                    return landed(KEYS.get(i), "01");
                })
                .toList();
        stage(files.toArray(new LandedFile[0]));

        assertThat(announced.all()).singleElement().isInstanceOfSatisfying(StagingLoaded.class, staged -> {
            assertThat(staged.files()).isEqualTo(KEYS.size());
            assertThat(staged.rows()).isEqualTo(KEYS.size());
        });
        assertThat(query("SELECT object_key FROM landfall.file")).containsExactlyInAnyOrderElementsOf(KEYS);
        announced.take();

        stage(files.toArray(new LandedFile[0]));
        assertThat(announced.all()).singleElement().isInstanceOf(StagingLoaded.class);
        assertThat(query("SELECT COUNT(*) FROM landfall.batch")).containsExactly("1");
    }

    @Test
    void badFileIsNamedWhateverItsKeyIs() throws Exception {
        for (String key : KEYS) {
            s3.put(key, "{\"broken\": ");
            stager.stage(open, new Batch(List.of(landed(key, "02")), 1, CAUSE));
            assertThat(rejected().key()).isEqualTo(key);
            assertThat(rejected().bucket()).isEqualTo(S3OnDisk.BUCKET);
            announced.take();
        }
    }
}
