package io.landfall.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.landfall.local.command.Invocation;
import io.landfall.local.command.LandfallCommand;
import io.landfall.local.stack.StateDirectory;
import io.landfall.local.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as a person gives them, straight to an AWS, with a warehouse that answers SQL. */
class WarehouseCommandsIT {

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private AwsOnOneMachine machine;

    @BeforeEach
    void start() {
        machine = new AwsOnOneMachine(directory, new EmbeddedDatabases(directory.resolve("databases")));
        machine.asEnvironment().forEach(System::setProperty);
    }

    @AfterEach
    void stop() {
        machine.asEnvironment().keySet().forEach(System::clearProperty);
        machine.close();
    }

    @Test
    void aWarehouseIsPlannedProvisionedRepairedAndRemoved() throws Exception {
        assertThat(run("plan")).isEqualTo(2);
        assertThat(text()).contains("+ redshift cluster sparkify is created", "0 to change, 0 to destroy");
        assertThat(run("drift")).isEqualTo(1);
        assertThat(text()).contains("is not provisioned");

        assertThat(run("provision")).isZero();
        assertThat(text()).contains("iam role", "sql", "ready at 127.0.0.1");
        assertThat(run("plan")).isZero();
        assertThat(text()).contains("Nothing to do");
        assertThat(run("drift")).isZero();

        machine.aws().iam().deleteRolePolicy(r -> r.roleName("landfall-sparkify-copy")
                .policyName("landfall-read-landing"));
        assertThat(run("drift", "--json")).isEqualTo(2);
        JsonNode drift = new JsonMapper().readTree(text());
        assertThat(drift.at("/resources/0/name").asText()).isEqualTo("landfall-sparkify-copy");
        assertThat(run("provision")).isEqualTo(69);
        assertThat(run("provision", "--yes")).isZero();
        assertThat(run("drift")).isZero();

        assertThat(run("pause")).isZero();
        assertThat(text()).contains("pausing", "is paused");
        assertThat(run("drift")).isZero();
        assertThat(run("plan")).isZero();
        assertThat(text()).contains("it is paused");
        assertThat(run("resume", "--json")).isZero();
        assertThat(new JsonMapper().readTree(text()).path("event").asText()).isEqualTo("ClusterReady");

        assertThat(run("teardown", "--yes", "--no-final-snapshot", "--json")).isZero();
        assertThat(new JsonMapper().readTree(text()).path("event").asText()).isEqualTo("ClusterDeleted");
        assertThat(run("drift")).isEqualTo(1);
    }

    private int run(String command, String... options) {
        out.reset();
        err.reset();
        List<String> line = new ArrayList<>(List.of(
                command,
                "--aws",
                "--s3-path-style",
                "--no-tls",
                "--poll",
                "0.05",
                "--project",
                Path.of("..", "examples", "sparkify").toString()));
        line.addAll(List.of(options));
        Terminal terminal = new Terminal(print(out), print(err), false, false, false, false, 80);
        Invocation invocation = new Invocation(directory, StateDirectory.below(directory), terminal);
        return LandfallCommand.create(invocation).execute(line.toArray(String[]::new));
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
