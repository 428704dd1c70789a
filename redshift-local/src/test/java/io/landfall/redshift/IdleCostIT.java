package io.landfall.redshift;

import static io.landfall.redshift.Warehouse.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What connections cost that do nothing, in the memory of all processes of a warehouse. */
class IdleCostIT {
    private static final int CONNECTIONS = 200;
    private static final long LIMIT_KILOBYTES = 100 * 1024L;

    /** The program that is measured: starts a warehouse, prints its URL, and stops with its input. */
    static final class Measured {
        public static void main(String[] args) throws IOException {
            URI noS3 = URI.create("http://127.0.0.1:1");
            LocalWarehouseConfig config = new LocalWarehouseConfig(
                    Path.of(args[0]), "127.0.0.1", 0, "dev", "awsuser", "Secret-1", noS3, "us-west-2");
            try (LocalWarehouse warehouse = LocalWarehouse.start(config)) {
                System.out.println("URL " + warehouse.jdbcUrl());
                System.in.read();
            }
        }
    }

    @Test
    void twoHundredIdleConnectionsCostLessThanAHundredMegabytes(@TempDir Path directory) throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/smaps_rollup")), "this system does not tell shares of memory");
        Process measured = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // Garbage that nobody collected yet is no cost of a connection.
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Measured.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Connection> connections = new ArrayList<>();
        try (BufferedReader output = measured.inputReader(StandardCharsets.UTF_8)) {
            String url = url(output);
            try (Connection first = connect(url)) {
                assertThat(rows(first, "SELECT 1")).containsExactly("1");
            }
            int processes = awaitSteadyProcesses(measured);
            long before = kilobytes(measured);
            for (int number = 0; number < CONNECTIONS; number++) {
                connections.add(connect(url));
                assertThat(rows(connections.get(number), "SELECT 1")).containsExactly("1");
            }
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> measured.descendants().count() <= processes);
            long cost = kilobytes(measured) - before;
            assertThat(cost).as("kilobytes").isLessThan(LIMIT_KILOBYTES);
            assertThat(rows(connections.get(0), "SELECT 1")).containsExactly("1");
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
            measured.getOutputStream().close();
            measured.waitFor();
        }
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, "awsuser", "Secret-1");
    }

    /** The processes that are there without any client. */
    private static int awaitSteadyProcesses(Process measured) {
        long[] last = {-1};
        Awaitility.await().pollInterval(Duration.ofMillis(500)).until(() -> {
            long now = measured.descendants().count();
            boolean steady = now == last[0];
            last[0] = now;
            return steady;
        });
        return (int) last[0];
    }

    /** Memory of the process and all below it, shared pages counted once. */
    private static long kilobytes(Process root) {
        return Stream.concat(Stream.of(root.toHandle()), root.descendants())
                .mapToLong(process -> kilobytes(process.pid()))
                .sum();
    }

    private static long kilobytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup")).stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException ended) {
            return 0;
        }
    }

    private static String url(BufferedReader output) throws IOException {
        String line = output.readLine();
        while (line != null && !line.startsWith("URL ")) {
            line = output.readLine();
        }
        assertThat(line).as("the program prints its URL").isNotNull();
        return line.substring(4);
    }
}
