package io.landfall.redshift;

import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartIT {

    private static final String KEPT_STATEMENT =
            "SELECT trim(status) FROM sys_query_history WHERE query_text = 'INSERT INTO kept VALUES (1)'";

    /** The program that is killed: starts a warehouse and prints its URL. */
    static final class Victim {
        public static void main(String[] args) throws IOException {
            LocalWarehouse warehouse = LocalWarehouse.start(config(Path.of(args[0])));
            System.out.println("URL " + warehouse.jdbcUrl());
        }
    }

    private static LocalWarehouseConfig config(Path directory) {
        URI noS3 = URI.create("http://127.0.0.1:1");
        return new LocalWarehouseConfig(directory, "127.0.0.1", 0, "dev", "awsuser", "Secret-1", noS3, "us-west-2");
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, "awsuser", "Secret-1");
    }

    @Test
    void committedDataIsFoundAgainAfterTheProcessWasKilled(@TempDir Path directory) throws Exception {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Victim.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = victim.inputReader(StandardCharsets.UTF_8);
                Connection connection = connect(url(output))) {
            run(connection, "CREATE TABLE kept (id INT)", "INSERT INTO kept VALUES (1)");
            assertThat(rows(connection, KEPT_STATEMENT)).containsExactly("success");
        } finally {
            victim.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }

        try (LocalWarehouse again = LocalWarehouse.start(config(directory));
                Connection connection = connect(again.jdbcUrl())) {
            assertThat(rows(connection, "SELECT id FROM kept")).containsExactly("1");
            assertThat(rows(connection, KEPT_STATEMENT)).containsExactly("success");
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
