package io.landfall.stager.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.FilesLanded;
import io.landfall.event.FilesRejected;
import io.landfall.event.LandedFile;
import io.landfall.event.RejectedFile;
import io.landfall.event.StagingLoaded;
import io.landfall.flow.Delivery;
import io.landfall.project.Dataset;
import io.landfall.project.FileFormat;
import io.landfall.project.FileType;
import io.landfall.redshift.S3OnDisk;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import io.landfall.stager.batch.Batch;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Parquet files that cannot be read, beside one that can: they are named and set aside, and it is staged. */
@ExtendWith(Shared.class)
class BadParquetIT extends StagingFixture {

    private static final Dataset RIDES = Rides.dataset(FileFormat.of(FileType.PARQUET));
    private static final String COLUMNS =
            "7::INTEGER AS id, ''x''::VARCHAR(64) AS name, ''2018-11-01 10:00:00''::TIMESTAMP AS begun, ''2018-11-01''::DATE AS day";

    private LandedFile good;
    private byte[] content;

    BadParquetIT(Warehouse local) {
        super(local);
    }

    @BeforeEach
    void goodFile() throws Exception {
        open.warehouse().run(session -> session.execute(Rides.DDL));
        good = unloaded("good", COLUMNS);
        content = s3.client()
                .getObjectAsBytes(r -> r.bucket(S3OnDisk.BUCKET).key(good.key()))
                .asByteArray();
    }

    @Test
    void aFileThatEndsInTheMiddleIsSetAside() throws Exception {
        assertThat(rejectedBeside(put("cut", Arrays.copyOf(content, content.length / 2)))
                        .reason())
                .isNotBlank();
    }

    @Test
    void aFileWithoutItsEndIsSetAside() throws Exception {
        assertThat(rejectedBeside(put("headless", Arrays.copyOf(content, content.length - 4)))
                        .reason())
                .isNotBlank();
    }

    @Test
    void aFileThatIsNoParquetIsSetAside() throws Exception {
        assertThat(rejectedBeside(put("text", "id,name\n1,x\n".getBytes(StandardCharsets.UTF_8)))
                        .reason())
                .isNotBlank();
    }

    @Test
    void anEmptyFileIsSetAside() throws Exception {
        assertThat(rejectedBeside(put("empty", new byte[0])).reason()).isNotBlank();
    }

    @Test
    void aFileOfFewerColumnsIsSetAside() throws Exception {
        assertThat(rejectedBeside(unloaded("few", "7::INTEGER AS id")).reason()).isNotBlank();
    }

    @Test
    void aFileOfOtherTypesIsSetAside() throws Exception {
        String others = COLUMNS.replace("7::INTEGER AS id", "''seven''::VARCHAR(64) AS id");
        assertThat(rejectedBeside(unloaded("types", others)).reason()).isNotBlank();
    }

    private RejectedFile rejectedBeside(LandedFile bad) throws Exception {
        FilesLanded event = new FilesLanded("sparkify", RIDES.name(), List.of(good, bad));
        Delivery<FilesLanded> delivery = new Delivery<>(event, Instant.now(), CAUSE, () -> {});
        new DatasetStager(project, RIDES, announced, o -> store, new CopySlots(1))
                .stage(open, Batch.of(List.of(delivery)));

        assertThat(announced.of(StagingLoaded.class))
                .as("the good file is staged")
                .singleElement()
                .satisfies(batch -> assertThat(batch.rows()).isEqualTo(1));
        List<RejectedFile> rejected = announced.of(FilesRejected.class).stream()
                .flatMap(e -> e.files().stream())
                .toList();
        assertThat(rejected).singleElement().satisfies(file -> assertThat(file.key())
                .isEqualTo(bad.key()));
        return rejected.get(0);
    }

    private LandedFile unloaded(String name, String columns) throws Exception {
        open.warehouse()
                .session(session -> session.execute("UNLOAD ('SELECT " + columns + "') TO 's3://landing/rides/" + name
                        + "_' IAM_ROLE 'arn:aws:iam::1:role/r' FORMAT AS PARQUET PARALLEL OFF ALLOWOVERWRITE"));
        return landed(store.keys("rides/" + name + "_", "", 1).get(0));
    }

    private LandedFile put(String name, byte[] bytes) {
        s3.put("rides/" + name + ".parquet", bytes);
        return landed("rides/" + name + ".parquet");
    }

    private LandedFile landed(String key) {
        var object = s3.client().headObject(r -> r.bucket(S3OnDisk.BUCKET).key(key));
        String eTag = object.eTag().replace("\"", "");
        return new LandedFile(S3OnDisk.BUCKET, key, null, eTag, object.contentLength(), "01");
    }
}
