package io.landfall.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command as a user runs it: a process of its own, in a working directory of its own. */
final class LandfallCommand {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final long MINUTES = 5;

    private final Path directory;
    private int runs;

    LandfallCommand(Path directory) {
        this.directory = directory;
    }

    /** How a run ended. */
    record Result(int exitCode, String output, String errors) {

        /** The last line of standard output. */
        String lastLine() {
            return output.lines().reduce("", (before, line) -> line);
        }
    }

    /** Runs a command to its end. */
    Result run(String... arguments) throws IOException, InterruptedException {
        Path output = directory.resolve("out-" + ++runs + ".txt");
        Path errors = directory.resolve("err-" + runs + ".txt");
        Process process = builder(arguments)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroy();
            throw new AssertionError(String.join(" ", arguments) + " did not end in " + MINUTES + " minutes");
        }
        return new Result(process.exitValue(), Files.readString(output), Files.readString(errors));
    }

    /** Starts a stack in the foreground and returns when it is ready. */
    Process startStack() throws IOException {
        return startStack(Map.of());
    }

    /** The same, with more in its environment. */
    Process startStack(Map<String, String> environment) throws IOException {
        ProcessBuilder up = builder("up", "--free-ports")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("foreground.txt").toFile());
        up.environment().putAll(environment);
        Process stack = up.start();
        await().atMost(Duration.ofSeconds(240)).until(() -> Files.exists(directory.resolve(".landfall/stack.json")));
        return stack;
    }

    /** The only value a query returns. */
    String sql(String statement) throws IOException, InterruptedException {
        return run("sql", "--csv", statement).lastLine().replace("\"", "");
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlandfall.home=" + HOME,
                "-Dfile.encoding=" + StandardCharsets.UTF_8,
                "-jar",
                HOME.resolve("local/target/landfall-local.jar").toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(directory.toFile());
    }
}
