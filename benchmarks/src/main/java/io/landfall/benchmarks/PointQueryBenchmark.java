package io.landfall.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * One row by its key, through the gateway and past it, with the same driver in turn.
 *
 * @param indexed whether the table has an index, which is made behind Redshift's back: then PostgreSQL does next to nothing and
 *     what is left is the way there and back
 */
record PointQueryBenchmark(String name, boolean indexed, int rounds, int queries, double limit) implements Benchmark {

    private static final int KEYS = 10_000;
    private static final String QUERY = "SELECT id, name FROM benchmark_points WHERE id = ?";

    /** As on Redshift, which has no indexes. */
    static PointQueryBenchmark pointQuery(int rounds, int queries) {
        return new PointQueryBenchmark("point-query", false, rounds, queries, 1.3);
    }

    /** The dearest case: two more hops between processes, and nothing to do in the end. */
    static PointQueryBenchmark roundTrip(int rounds, int queries) {
        return new PointQueryBenchmark("round-trip", true, rounds, queries, 2.0);
    }

    @Override
    public Finding run(WarehouseProcess warehouse) throws SQLException {
        List<Double> gateway = new ArrayList<>();
        List<Double> direct = new ArrayList<>();
        prepare(warehouse);
        try (Connection through = warehouse.connectAsPostgres();
                Connection past = warehouse.connectDirectly();
                PreparedStatement viaGateway = through.prepareStatement(QUERY);
                PreparedStatement directly = past.prepareStatement(QUERY)) {
            // The first rounds warm up and are not counted.
            for (int round = -2; round < rounds; round++) {
                double floor = microsPerQuery(directly);
                double subject = microsPerQuery(viaGateway);
                if (round >= 0) {
                    direct.add(floor);
                    gateway.add(subject);
                }
            }
        }
        return Finding.ratio(
                name, "through the gateway", new Figure(gateway, "µs"), "direct", new Figure(direct, "µs"), limit);
    }

    private void prepare(WarehouseProcess warehouse) throws SQLException {
        try (Connection connection = warehouse.connectDirectly();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS benchmark_points");
            statement.execute("CREATE TABLE benchmark_points AS SELECT n AS id, 'name ' || n AS name"
                    + " FROM generate_series(0, " + (KEYS - 1) + ") AS n");
            if (indexed) {
                statement.execute("CREATE INDEX ON benchmark_points (id)");
            }
            statement.execute("ANALYZE benchmark_points");
        }
    }

    private double microsPerQuery(PreparedStatement query) throws SQLException {
        long begin = System.nanoTime();
        for (int index = 0; index < queries; index++) {
            query.setInt(1, index % KEYS);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("no row for key " + index % KEYS);
                }
            }
        }
        return (System.nanoTime() - begin) / 1e3 / queries;
    }
}
