package io.landfall.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * COPY through the gateway against psql's {@code \copy} of the same rows as CSV into the same table, in turn.
 *
 * @param objectKey key of the rows in S3
 * @param format the COPY options that say what the object holds
 */
record CopyBenchmark(String name, String objectKey, String format, Path csv, int rows, int rounds, double limit)
        implements Benchmark {

    private static final String TABLE = "benchmark_events";

    @Override
    public Finding run(WarehouseProcess warehouse) throws Exception {
        List<Double> copies = new ArrayList<>();
        List<Double> floors = new ArrayList<>();
        try (Connection connection = warehouse.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + TABLE);
            statement.execute(String.format(Events.DDL, TABLE));
            // The first round warms up and is not counted.
            for (int round = 0; round <= rounds; round++) {
                double floor = emptied(statement, () -> psqlCopy(warehouse));
                double copy = emptied(statement, () -> copy(statement));
                if (round > 0) {
                    floors.add(floor);
                    copies.add(copy);
                }
            }
            statement.execute("DROP TABLE " + TABLE);
        }
        return Finding.ratio(
                name, "COPY", new Figure(copies, "s"), "psql \\copy of CSV", new Figure(floors, "s"), limit);
    }

    @FunctionalInterface
    private interface Load {
        void run() throws SQLException, IOException, InterruptedException;
    }

    /** Seconds for a load into the empty table. */
    private double emptied(Statement statement, Load load) throws SQLException, IOException, InterruptedException {
        statement.execute("TRUNCATE " + TABLE);
        long begin = System.nanoTime();
        load.run();
        double seconds = (System.nanoTime() - begin) / 1e9;
        try (ResultSet count = statement.executeQuery("SELECT count(*) FROM " + TABLE)) {
            count.next();
            if (count.getInt(1) != rows) {
                throw new IllegalStateException("loaded " + count.getInt(1) + " of " + rows + " rows");
            }
        }
        return seconds;
    }

    private void copy(Statement statement) throws SQLException {
        statement.execute("COPY " + TABLE + " FROM '" + LandingBucket.url(objectKey) + "' IAM_ROLE default " + format);
    }

    private void psqlCopy(WarehouseProcess warehouse) throws IOException, InterruptedException {
        Process psql = new ProcessBuilder(
                        "psql",
                        "-X",
                        "-q",
                        "-v",
                        "ON_ERROR_STOP=1",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(warehouse.backendPort()),
                        "-U",
                        warehouse.user(),
                        "-d",
                        "dev",
                        "-c",
                        "\\copy " + TABLE + " from '" + csv + "' csv")
                .redirectErrorStream(true)
                .start();
        String said = new String(psql.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!psql.waitFor(5, TimeUnit.MINUTES) || psql.exitValue() != 0) {
            throw new IOException("psql \\copy failed: " + said);
        }
    }
}
