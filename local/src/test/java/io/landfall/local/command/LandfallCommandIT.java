package io.landfall.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.local.stack.StateDirectory;
import io.landfall.local.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LandfallCommandIT {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "put x",
                "sql SELECT",
                "events",
                "alerts",
                "alerts show a",
                "alerts ack a",
                "alerts mute a --for 2h",
                "alerts unmute a",
                "alerts test",
                "dead-letters",
                "dead-letters show a",
                "dead-letters retry a --yes",
                "dead-letters discard a --yes",
            })
    void commandsThatNeedAStackSayHowToStartOne(String line) throws Exception {
        Files.writeString(folder.resolve("x"), "1");
        String[] args = line.replace(" x", " " + folder.resolve("x")).split(" ");
        assertThat(run(args)).isEqualTo(69);
        assertThat(text(err)).isEqualTo("landfall: no Landfall stack is running here; start one with: ./landfall up\n");
        assertThat(folder.resolve(".landfall")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "drift", "provision", "pause", "resume", "teardown --yes"})
    void commandsForTheWarehouseSayThatThereAreTwoWays(String line) {
        assertThat(run(line.split(" "))).isEqualTo(69);
        assertThat(text(err)).contains("./landfall up", "--aws --project DIR").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"reconcile", "check --select users_are_unique", "backfill sparkify/log_data --from 2018-11-03"})
    void commandsForAPipelineSayThatThereAreTwoWays(String line) {
        assertThat(run(line.split(" "))).isEqualTo(69);
        assertThat(text(err))
                .contains("./landfall up", "--kafka HOST:PORT --project DIR")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "backfill log_dat                        | did you mean log_data?",
                "backfill sparkif/log_data               | did you mean sparkify?",
                "backfill x/log_data --pipeline sparkify | --pipeline sparkify is not pipeline x",
                "backfill log_data --from 2018-11-09 --to 2018-11-03 | exchange them",
                "backfill log_data --from yesterday      | is no day; write it like 2018-11-03",
                "backfill log_data --timeout 0           | more than 0 seconds",
                "backfill                                | Missing required parameter",
                "reconcile --dataset songs               | it has song_data, log_data",
                "check --select songplays_are_uniqu     | did you mean songplays_are_unique?",
                "check --select 'x_*'                   | there is no check",
                "check --junit .                        | is a folder; name a file in it",
                "check --junit /dev/null/x/y.xml        | cannot be made or written to",
                "check --pipeline shop                  | there is no pipeline shop; there is sparkify",
                "reconcile --pipeline shop               | there is no pipeline shop; there is sparkify",
            })
    void wrongRequestsAreAnsweredBeforeTheyAreSent(String line, String message) {
        List<String> args = new ArrayList<>(List.of(line.split(" ")));
        args.addAll(List.of("--kafka", "127.0.0.1:1", "--project", "../examples/sparkify"));
        assertThat(run(args.toArray(String[]::new))).isEqualTo(64);
        assertThat(text(err)).startsWith("landfall: ").contains(message).hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                              | say what to do",
                "frobnicate                      | frobnicate",
                "up --bogus                      | Unknown option: '--bogus'; see: ./landfall help up",
                "up --free-ports --port-offset 1 | mutually exclusive",
                "up --port-offset 60000          | ports are 1 to 65535",
                "sql                             | Missing required parameter: 'SQL'; see: ./landfall help sql",
                "sql --csv --json SELECT         | mutually exclusive",
                "alerts mute a                   | --for=TIME",
                "alerts mute a --for soon        | write it like 90s, 30m, 2h or 1d",
                "alerts mute a --for 0s          | ./landfall alerts unmute 'a'",
                "alerts mute a --for 366d        | longer than 365 days",
                "alerts ack                      | Missing required parameter: 'ALERT'",
                "alerts --warehouse dev          | --kafka and --warehouse go together",
                "dead-letters retry a --warehouse dev | --kafka and --warehouse go together; see: ./landfall dead-letters retry",
                "dead-letters show a --last 0    | --last is 1 to 100",
                "demo --bad-day --data x         | --bad-day brings its own project and files",
                "plan --aws                      | --aws needs --project DIR; see: ./landfall help plan",
                "plan --project x                | --project and --kafka go with --aws",
                "put                             | Missing required parameter",
            })
    void wrongUsageIsOneLineAndExit64(String line, String message) {
        assertThat(run(line.isBlank() ? new String[0] : line.split(" "))).isEqualTo(64);
        assertThat(text(err)).startsWith("landfall: ").contains(message).hasLineCount(1);
    }

    @Test
    void aFolderThatIsNoProjectIsExplained() {
        assertThat(run("up", "--project", folder.toString())).isEqualTo(1);
        assertThat(text(err)).startsWith("landfall: project ").contains("warehouse.yaml");
    }

    @Test
    void nobodyToAskMeansNothingIsDeleted() throws Exception {
        Path kept = Files.createDirectories(folder.resolve(".landfall/run"));
        assertThat(run("reset")).isEqualTo(69);
        assertThat(text(err)).contains("--yes");
        assertThat(kept).exists();
        assertThat(run("reset", "--yes")).isZero();
        assertThat(folder.resolve(".landfall")).doesNotExist();
    }

    @Test
    void stoppingNothingIsSaid() {
        assertThat(run("down")).isEqualTo(69);
        assertThat(text(err)).contains("nothing to stop");
    }

    @Test
    void everyCommandExplainsItselfWithItsExitCodes() {
        Set<String> commands = command().getSubcommands().keySet();
        assertThat(commands).contains("up", "down", "reset", "demo", "put", "sql", "events", "provision", "teardown");
        for (String name : commands) {
            StringWriter help = new StringWriter();
            command().setOut(new PrintWriter(help)).execute("help", name);
            assertThat(help.toString()).as(name).contains("Usage: landfall " + name);
            if (!Set.of("help", "version").contains(name)) {
                assertThat(help.toString()).as(name).containsIgnoringCase("exit codes:");
            }
        }
    }

    @Test
    void versionNamesTheJavaItRunsOn() {
        assertThat(run("version")).isZero();
        assertThat(text(out)).startsWith("landfall ").contains("Java " + System.getProperty("java.version"));
    }

    @Test
    void servicesThatAKilledStackLeftBehindAreStopped() throws Exception {
        String jar = Path.of("..", "stager-service", "target", "quarkus-app", "quarkus-run.jar")
                .toAbsolutePath()
                .normalize()
                .toString();
        Process left = new ProcessBuilder("sh", "-c", "while :; do sleep 1; done", jar).start();
        try {
            Path run = Files.createDirectories(folder.resolve(".landfall/run"));
            String mark = left.pid() + " " + left.info().startInstant().orElseThrow();
            Files.writeString(run.resolve("stager.pid"), mark);
            assertThat(run("down")).isZero();
            assertThat(text(out)).isEqualTo("stopped 1 service that a killed stack left behind\n");
            assertThat(left.isAlive()).isFalse();
        } finally {
            left.destroyForcibly().waitFor();
        }
    }

    private int run(String... args) {
        return command().execute(args);
    }

    private CommandLine command() {
        Terminal terminal = new Terminal(stream(out), stream(err), false, false, false, false, 80);
        Path home = Path.of("..").toAbsolutePath().normalize();
        return LandfallCommand.create(new Invocation(home, StateDirectory.below(folder), terminal));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
