package io.landfall.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What connections cost that have run a query and are idle since: the growth of the warehouse's proportional memory (PSS), all
 * its processes together. Linux only.
 *
 * @param settle how long they are idle before the measurement
 */
record IdleConnectionsBenchmark(int connections, Duration settle) implements Benchmark {

    private static final double LIMIT_MB = 100;
    private static final double KIB_PER_MB = 1000 * 1000 / 1024.0;

    @Override
    public String name() {
        return "idle-connections";
    }

    @Override
    public Finding run(WarehouseProcess warehouse) throws Exception {
        open(warehouse, 1).get(0).close();
        double before = megabytes(warehouse);
        List<Connection> idle = open(warehouse, connections);
        TimeUnit.MILLISECONDS.sleep(settle.toMillis());
        double after = megabytes(warehouse);
        for (Connection connection : idle) {
            try (connection;
                    Statement statement = connection.createStatement()) {
                statement.execute("SELECT 1");
            }
        }
        return new Finding(
                name(),
                connections + " connections, idle for " + settle.toSeconds() + " s",
                String.format(java.util.Locale.ROOT, "%.0f MB before, %.0f MB with them", before, after),
                after - before,
                LIMIT_MB,
                "MB");
    }

    private static List<Connection> open(WarehouseProcess warehouse, int count) throws SQLException {
        List<Connection> opened = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            Connection connection = warehouse.connect();
            opened.add(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT 1");
            }
        }
        return opened;
    }

    private static double megabytes(WarehouseProcess warehouse) throws IOException, InterruptedException {
        collectGarbage(warehouse.gateway());
        long kib = 0;
        for (ProcessHandle process : warehouse.processes()) {
            kib += proportionalKib(process);
        }
        return kib / KIB_PER_MB;
    }

    private static void collectGarbage(ProcessHandle gateway) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        new ProcessBuilder(jcmd.toString(), Long.toString(gateway.pid()), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static long proportionalKib(ProcessHandle process) throws IOException {
        Path rollup = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
        try {
            return Files.readAllLines(rollup).stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (NoSuchFileException ended) {
            // A process that served another connection before, and takes no memory any more.
            return 0;
        }
    }
}
