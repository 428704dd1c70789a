package io.landfall.stager.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.Cause;
import io.landfall.event.ClusterReady;
import io.landfall.event.FilesRejected;
import io.landfall.event.LandedFile;
import io.landfall.event.RejectedFile;
import io.landfall.flow.RecordedAnnouncements;
import io.landfall.flow.WarehouseGate;
import io.landfall.project.Dataset;
import io.landfall.project.Project;
import io.landfall.project.ProjectReader;
import io.landfall.redshift.S3OnDisk;
import io.landfall.stager.batch.Batch;
import io.landfall.warehouse.Credentials;
import io.landfall.warehouse.Warehouse;
import io.landfall.warehouse.WarehouseAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** The Sparkify project on an empty warehouse, with a bucket to put files into. */
public abstract class StagingFixture {

    protected static final Cause CAUSE = new Cause("first", "last");
    protected static final String EVENT = """
            {"artist":"Ämy","auth":"Logged In","firstName":"Ann","gender":"F","itemInSession":%d,"lastName":"Oak",\
            "length":182.85669,"level":"%s","location":"Reno, NV","method":"PUT","page":"NextSong",\
            "registration":1540991795796.0,"sessionId":829,"song":"It's \\"ours\\"","status":200,"ts":1543537327796,\
            "userAgent":"x","userId":"%s"}
            """;

    protected final Project project = ProjectReader.read(Path.of("..", "examples", "sparkify"));
    protected final RecordedAnnouncements announced = new RecordedAnnouncements();
    protected final S3OnDisk s3;
    protected final S3ObjectStore store;
    protected final WarehouseGate.Open open;
    protected final DatasetStager stager;

    protected StagingFixture(io.landfall.redshift.Warehouse local) {
        this.s3 = local.s3();
        this.store = new S3ObjectStore(s3.client(), S3OnDisk.BUCKET);
        int port = local.local().port();
        WarehouseAddress address = new WarehouseAddress("127.0.0.1", port, "dev", "secret", false);
        this.open = new WarehouseGate.Open(
                new ClusterReady(
                        "sparkify",
                        "127.0.0.1",
                        port,
                        "dev",
                        "us-west-2",
                        "arn:aws:iam::1:role/r",
                        "secret",
                        S3OnDisk.BUCKET,
                        "queue"),
                new Warehouse(address, arn -> new Credentials("awsuser", "Secret-1")));
        this.stager = new DatasetStager(
                project,
                project.pipeline().dataset("log_data").orElseThrow(),
                announced,
                o -> store,
                new CopySlots(CopySlots.USUAL));
    }

    @BeforeEach
    void emptyWarehouse() throws Exception {
        open.warehouse().run(session -> {
            session.execute("DROP SCHEMA IF EXISTS landfall CASCADE");
            session.execute("DROP SCHEMA IF EXISTS staging CASCADE");
            return null;
        });
        new StagingSchema(project).create(open.warehouse());
    }

    protected void stage(LandedFile... files) throws Exception {
        stager.stage(open, new Batch(List.of(files), files.length, CAUSE));
    }

    protected LandedFile file(int day, String content) {
        return file(day, content, "01");
    }

    protected LandedFile file(int day, String content, String sequencer) {
        s3.put(key(day), content);
        int size = content.getBytes(StandardCharsets.UTF_8).length;
        String eTag = s3.client()
                .headObject(r -> r.bucket(S3OnDisk.BUCKET).key(key(day)))
                .eTag()
                .replace("\"", "");
        return new LandedFile(S3OnDisk.BUCKET, key(day), null, eTag, size, sequencer);
    }

    /** What stands under the key, as a notification would describe it. */
    protected LandedFile landed(String key, String sequencer) {
        var head = s3.client().headObject(r -> r.bucket(S3OnDisk.BUCKET).key(key));
        return new LandedFile(
                S3OnDisk.BUCKET, key, null, head.eTag().replace("\"", ""), head.contentLength(), sequencer);
    }

    /** A stager of another dataset than the project's. */
    protected DatasetStager stagerOf(Dataset dataset) {
        return new DatasetStager(project, dataset, announced, o -> store, new CopySlots(CopySlots.USUAL));
    }

    protected static String key(int day) {
        return "log_data/2018/11/2018-11-%02d-events.json".formatted(day);
    }

    protected RejectedFile rejected() {
        List<FilesRejected> events = announced.of(FilesRejected.class);
        assertThat(events).hasSize(1);
        return events.get(0).files().get(0);
    }

    protected List<String> query(String sql) throws Exception {
        return open.warehouse()
                .run(session -> session.createQuery(sql).mapTo(String.class).list());
    }
}
