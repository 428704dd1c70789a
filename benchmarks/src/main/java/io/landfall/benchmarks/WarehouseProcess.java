package io.landfall.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.warehouse.Credentials;
import io.landfall.warehouse.Warehouse;
import io.landfall.warehouse.WarehouseAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The warehouse as users run it: {@code landfall redshift}, in a process of its own. */
final class WarehouseProcess implements AutoCloseable {
    private static final String USER = "awsuser";
    private static final String PASSWORD = "Benchmark-1";
    private static final int PORT_LINE = 3;
    private static final long STOP_SECONDS = 30;

    private final Process process;
    private final JsonNode ready;
    private final List<String> postmaster;

    private WarehouseProcess(Process process, JsonNode ready, List<String> postmaster) {
        this.process = process;
        this.ready = ready;
        this.postmaster = postmaster;
    }

    /**
     * Starts it with data in a new folder.
     *
     * @param launcher the {@code landfall} script
     */
    static WarehouseProcess start(Path launcher, Path folder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                launcher.toString(),
                "redshift",
                "--port",
                "0",
                "--with-s3",
                "0",
                "--json",
                "--data",
                folder.toString());
        builder.directory(folder.toFile())
                .redirectError(folder.resolve("stderr").toFile());
        builder.environment().put("LANDFALL_REDSHIFT_PASSWORD", PASSWORD);
        Process process = builder.start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the warehouse did not start: " + Files.readString(folder.resolve("stderr")));
        }
        List<String> postmaster = Files.readAllLines(folder.resolve("warehouse/postmaster.pid"));
        return new WarehouseProcess(process, new ObjectMapper().readTree(line), postmaster);
    }

    /** Through the gateway, with the Redshift driver. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(ready.get("jdbcUrl").asText(), login(PASSWORD));
    }

    /** As a service works with it. */
    Warehouse asService() {
        WarehouseAddress address =
                new WarehouseAddress("127.0.0.1", ready.get("port").asInt(), "dev", "secret", false);
        return new Warehouse(address, secret -> new Credentials(USER, PASSWORD));
    }

    /** Through the gateway, with PostgreSQL's driver: for comparisons in which only the way differs. */
    Connection connectAsPostgres() throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + ready.get("port").asInt() + "/dev?sslmode=disable";
        return DriverManager.getConnection(url, login(PASSWORD));
    }

    /** Past the gateway, straight to PostgreSQL. */
    Connection connectDirectly() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + backendPort() + "/dev", login(""));
    }

    private static Properties login(String password) {
        Properties login = new Properties();
        login.setProperty("user", USER);
        login.setProperty("password", password);
        return login;
    }

    int backendPort() {
        return Integer.parseInt(postmaster.get(PORT_LINE).strip());
    }

    String user() {
        return USER;
    }

    URI s3() {
        return URI.create(ready.get("s3").asText());
    }

    /** The warehouse's own process, with the gateway and S3 in it. */
    ProcessHandle gateway() {
        return process.toHandle();
    }

    /** Every process of the warehouse, PostgreSQL's included. */
    List<ProcessHandle> processes() {
        ProcessHandle server = ProcessHandle.of(Long.parseLong(postmaster.get(0).strip()))
                .orElseThrow(() -> new IllegalStateException("PostgreSQL has gone"));
        return Stream.of(process.toHandle(), server)
                .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                .distinct()
                .toList();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
