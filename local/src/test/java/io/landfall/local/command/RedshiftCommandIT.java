package io.landfall.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.local.stack.StateDirectory;
import io.landfall.local.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class RedshiftCommandIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String[] COMMAND = {
        "redshift",
        "--port",
        "0",
        "--with-s3",
        "0",
        "--database",
        "shop",
        "--user",
        "me",
        "--password=Secret-1",
        "--json"
    };

    @TempDir
    private Path folder;

    @Test
    void copiesFromItsOwnS3AndKeepsTablesUntilTheNextStart() throws Exception {
        try (Running first = new Running(COMMAND)) {
            upload(URI.create(first.ready().get("s3").asText()), "items", "in/a.csv", "1,pen\n2,ink\n");
            try (Connection connection = connect(first.ready());
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE items (id int, name varchar(20)) DISTKEY(id)");
                statement.execute("COPY items FROM 's3://items/in/' IAM_ROLE default CSV");
            }
        }
        try (Running second = new Running(COMMAND);
                Connection connection = connect(second.ready());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM items")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(2);
        }
    }

    @Test
    void secondOneOnTheSameDataIsRefusedAndSoIsDeletingItsState() throws Exception {
        try (Running first = new Running(COMMAND)) {
            assertThat(first.ready().get("port").asInt()).isPositive();
            try (Running second = new Running(COMMAND)) {
                assertThat(second.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
                assertThat(second.err())
                        .contains("another Redshift (pid "
                                + ProcessHandle.current().pid());
            }
            try (Running reset = new Running("reset", "--yes")) {
                assertThat(reset.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
                assertThat(reset.err()).contains("a Redshift runs here");
            }
        }
    }

    @Test
    void clientsMayAskForTlsAndFaultsAreSwitchedOverTheAdminPort() throws Exception {
        String[] command = Stream.concat(Stream.of(COMMAND), Stream.of("--admin-port", "0"))
                .toArray(String[]::new);
        try (Running redshift = new Running(command)) {
            JsonNode ready = redshift.ready();
            String url = ready.get("tlsJdbcUrl").asText();
            try (Connection connection = DriverManager.getConnection(url, login(ready, "Secret-1"))) {
                assertThat(connection.isValid(5)).isTrue();
            }
            HttpResponse<String> faults = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(ready.get("admin").asText() + "/faults"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(faults.statusCode()).isEqualTo(200);
            assertThat(faults.body()).contains("\"faults\"");
        }
    }

    @Test
    void madeUpPasswordIsToldAndWorks() throws Exception {
        try (Running redshift =
                new Running("redshift", "--port", "0", "--s3-endpoint", "http://127.0.0.1:1", "--json")) {
            JsonNode ready = redshift.ready();
            Properties login = login(ready, ready.get("password").asText());
            try (Connection connection =
                    DriverManager.getConnection(ready.get("jdbcUrl").asText(), login)) {
                assertThat(connection.getCatalog()).isEqualTo("dev");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port 70000                                | --port has to be between 0 and 65535, not 70000",
                "--with-s3 -1                                | --with-s3 has to be between 0 and 65535, not -1",
                "--database Shop                             | --database has to be a name",
                "--s3-endpoint 127.0.0.1:9000                | '--s3-endpoint'",
                "--s3-endpoint ftp://h                       | --s3-endpoint has to be a URL",
                "--s3-endpoint http://h --with-s3 9          | mutually exclusive"
            })
    void wrongOptionsAreExplained(String options, String message) {
        try (Running wrong = new Running(("redshift " + options).split(" "))) {
            assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(wrong.err()).contains(message).contains("./landfall help redshift");
        }
    }

    private static Connection connect(JsonNode ready) throws SQLException {
        return DriverManager.getConnection(ready.get("jdbcUrl").asText(), login(ready, "Secret-1"));
    }

    private static Properties login(JsonNode ready, String password) {
        Properties login = new Properties();
        login.setProperty("user", ready.get("user").asText());
        login.setProperty("password", password);
        return login;
    }

    private static void upload(URI endpoint, String bucket, String key, String content) {
        try (S3Client s3 = S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "keys")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            s3.createBucket(request -> request.bucket(bucket));
            s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(content));
        }
    }

    /** The command in a thread of its own; closing is what Ctrl-C does. */
    private final class Running implements AutoCloseable {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        private final AtomicInteger code = new AtomicInteger(-1);
        private final Thread thread;

        Running(String... args) {
            Terminal terminal = new Terminal(
                    new PrintStream(out, true), new PrintStream(err, true), false, false, false, false, 80);
            Invocation invocation = new Invocation(folder, StateDirectory.below(folder), terminal);
            this.thread =
                    new Thread(() -> code.set(LandfallCommand.create(invocation).execute(args)), "landfall-redshift");
            thread.start();
        }

        JsonNode ready() throws Exception {
            await().atMost(PATIENCE)
                    .until(() -> out.toString(StandardCharsets.UTF_8).endsWith("\n") || !thread.isAlive());
            assertThat(thread.isAlive()).as(err()).isTrue();
            return new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
        }

        int exitCode() {
            await().atMost(PATIENCE).until(() -> !thread.isAlive());
            return code.get();
        }

        String err() {
            return err.toString(StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            thread.interrupt();
            exitCode();
        }
    }
}
