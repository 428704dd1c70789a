package io.landfall.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the benchmarks measure what they say, with few rows; whether a claim holds is not asserted here. */
class BenchmarksIT {

    @TempDir
    private static Path folder;

    private static WarehouseProcess warehouse;

    @BeforeAll
    static void start() throws Exception {
        warehouse = WarehouseProcess.start(
                Path.of("..").toAbsolutePath().normalize().resolve("landfall"), folder);
    }

    @AfterAll
    static void stop() throws Exception {
        warehouse.close();
    }

    @Test
    void pointQueriesAreTimedBothWays() throws Exception {
        Finding finding = PointQueryBenchmark.pointQuery(1, 50).run(warehouse);
        assertThat(finding.value()).isPositive();
        assertThat(finding.line()).contains("through the gateway").contains("direct");
    }

    @Test
    void idleConnectionsAreAliveWhenTheyWereMeasured() throws Exception {
        Finding finding = new IdleConnectionsBenchmark(3, Duration.ZERO).run(warehouse);
        assertThat(finding.subject()).startsWith("3 connections");
        assertThat(finding.unit()).isEqualTo("MB");
    }

    @Test
    void sameRowsAreWrittenInBothFormats() throws Exception {
        Path csv = folder.resolve("events.csv");
        Path json = folder.resolve("events.json");
        Events.writeCsv(csv, 500);
        Events.writeJson(json, 500);
        assertThat(csv).content().hasLineCount(500);
        assertThat(json).content().hasLineCount(500).contains("\"event_id\":499,\"happened\":\"2018-11-01 00:08:19\"");
    }

    @Test
    void booksAreKeptAndAskedInLedgersOfTwoSizes() throws Exception {
        Finding growth = new LedgerBenchmark(3 * Bookkeeping.BATCH, 1).run(warehouse);
        assertThat(growth.subject()).contains("1500 files");
        assertThat(growth.floor()).contains("of 500");
        assertThat(new BookkeepingBenchmark(1000, false).run(warehouse).subject())
                .contains("files/s");
        assertThat(new BookkeepingBenchmark(1000, true).run(warehouse).floor()).endsWith("after 100");
    }

    @Test
    void everyNotificationOfABurstIsAnnounced() throws Exception {
        assertThat(new BurstBenchmark(40).run(warehouse).subject()).startsWith("40 announced");
    }

    @Test
    void filesAreAskedForTheirVersions() throws Exception {
        assertThat(new VersionsBenchmark(5, 1).run(warehouse).value()).isPositive();
    }

    @Test
    void checksAreTimedTogetherAndAlone() throws Exception {
        Finding finding = new ChecksBenchmark(3, 100, 1).run(warehouse);
        assertThat(finding.value()).isPositive();
        assertThat(finding.subject()).startsWith("3 checks of 100 rows together");
    }
}
