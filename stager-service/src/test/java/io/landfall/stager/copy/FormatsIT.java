package io.landfall.stager.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.FilesLanded;
import io.landfall.event.LandedFile;
import io.landfall.event.StagingLoaded;
import io.landfall.flow.Delivery;
import io.landfall.project.BatchBounds;
import io.landfall.project.Dataset;
import io.landfall.project.FileFormat;
import io.landfall.project.FileType;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import io.landfall.stager.batch.Batch;
import io.landfall.warehouse.QualifiedName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each format in each compression through COPY itself: files come whole, however many COPYs they take. */
@ExtendWith(Shared.class)
class FormatsIT extends StagingFixture {

    /** Endings of keys, with the names that commons-compress has for what they mean. */
    private static final Map<String, String> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("", null);
        KINDS.put(".gz", "gz");
        KINDS.put(".bz2", "bzip2");
        KINDS.put(".zst", "zstd");
    }

    FormatsIT(Warehouse local) {
        super(local);
    }

    @BeforeEach
    void template() throws Exception {
        open.warehouse().run(session -> session.execute(Rides.DDL));
    }

    @Test
    void csvInEveryCompressionIsOneBatchForEach() throws Exception {
        stageInEveryCompression(Rides.CSV, "csv", "%d,\"a \"\"b\"\", ü\",2018-11-01T10:00:00Z,2018-11-01\n");
    }

    @Test
    void jsonInEveryCompressionIsOneBatchForEach() throws Exception {
        stageInEveryCompression(
                Rides.JSON,
                "json",
                "{\"id\": %d, \"name\": \"a \\\"b\\\", ü\", \"begun\": \"2018-11-01T10:00:00Z\", \"day\": \"2018-11-01\"}\n");
    }

    private void stageInEveryCompression(FileFormat format, String type, String row) throws Exception {
        List<LandedFile> files = new ArrayList<>();
        int id = 0;
        for (int round = 0; round < 2; round++) {
            for (Map.Entry<String, String> kind : KINDS.entrySet()) {
                String key = "rides/" + round + '.' + type + kind.getKey();
                s3.put(key, Rides.compressed(row.formatted(++id), kind.getValue()));
                files.add(landed(key, "01"));
            }
        }
        stage(Rides.dataset(format), files);

        assertThat(announced.of(StagingLoaded.class)).hasSize(KINDS.size()).allSatisfy(batch -> {
            assertThat(batch.files()).isEqualTo(2);
            assertThat(batch.rows()).isEqualTo(2);
        });
        assertThat(staged("id || ' ' || name || ' ' || begun || ' ' || day"))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, id)
                        .mapToObj(i -> i + " a \"b\", ü 2018-11-01 10:00:00 2018-11-01")
                        .toList());
    }

    @Test
    void csvIsReadAsItWasDescribed() throws Exception {
        String text = "﻿id;name;begun;day\n1;'it''s; ok';2018-11-01 10:00:00;11/30/2018\n\n2;n/a;;n/a\n3;;;n/a\n";
        s3.put("rides/peculiar.csv", text.getBytes(StandardCharsets.UTF_16LE));
        stage(Rides.dataset(Rides.PECULIAR_CSV), List.of(landed("rides/peculiar.csv", "01")));

        assertThat(announced.all()).singleElement().isInstanceOf(StagingLoaded.class);
        assertThat(staged("id || COALESCE(name, '-') || COALESCE(day::VARCHAR, '-')"))
                .containsExactlyInAnyOrder("1it's; ok2018-11-30", "2--", "3--");
    }

    @Test
    void parquetIsReadByTheSizeItHasNow() throws Exception {
        open.warehouse()
                .session(session -> session.execute("UNLOAD ('SELECT 7::INTEGER AS id, ''x''::VARCHAR(64) AS name,"
                        + " ''2018-11-01 10:00:00''::TIMESTAMP AS begun, ''2018-11-01''::DATE AS day')"
                        + " TO 's3://landing/rides/p_' IAM_ROLE 'arn:aws:iam::1:role/r'"
                        + " FORMAT AS PARQUET PARALLEL OFF ALLOWOVERWRITE"));
        LandedFile file = landed(store.keys("rides/p_", "", 1).get(0), "01");
        LandedFile announcedSmaller =
                new LandedFile(file.bucket(), file.key(), null, "old", file.size() - 100, file.sequencer());
        stage(Rides.dataset(FileFormat.of(FileType.PARQUET)), List.of(announcedSmaller));

        assertThat(announced.all()).singleElement().isInstanceOf(StagingLoaded.class);
        assertThat(staged("id || name || begun || day")).containsExactly("7x2018-11-01 10:00:002018-11-01");
        assertThat(query("SELECT version FROM landfall.file")).containsExactly(file.eTag());
    }

    @Test
    void backlogBeyondABoundIsSeveralBatchesAndEveryFileIsInOne() throws Exception {
        List<LandedFile> files = IntStream.rangeClosed(1, 7)
                .mapToObj(i -> {
                    s3.put("rides/b" + i + ".csv", i + ",x,,\n");
                    return landed("rides/b" + i + ".csv", "01");
                })
                .toList();
        stage(Rides.dataset(Rides.CSV, new BatchBounds(3, null, null, null), null), files);

        assertThat(announced.of(StagingLoaded.class))
                .extracting(StagingLoaded::files)
                .containsExactly(3, 3, 1);
        assertThat(staged("id::VARCHAR")).containsExactlyInAnyOrder("1", "2", "3", "4", "5", "6", "7");
    }

    private void stage(Dataset dataset, List<LandedFile> files) throws Exception {
        List<Delivery<FilesLanded>> deliveries = files.stream()
                .map(file -> new Delivery<>(
                        new FilesLanded("sparkify", "log_data", List.of(file)), Instant.EPOCH, CAUSE, () -> {}))
                .toList();
        stagerOf(dataset).stage(open, Batch.of(deliveries));
    }

    private List<String> staged(String expression) throws Exception {
        List<String> rows = new ArrayList<>();
        for (StagingLoaded batch : announced.of(StagingLoaded.class)) {
            rows.addAll(query("SELECT " + expression + " FROM "
                    + QualifiedName.parse(batch.stagingTable()).sql()));
        }
        return rows;
    }
}
