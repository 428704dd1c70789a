package io.landfall.reliability.stack;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be done to a running service from outside.
 *
 * @param pidFile as the stack keeps it
 */
public record ServiceSignals(Path pidFile) {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** As {@code kill -9}; returns when it is dead. */
    public void kill() {
        ProcessHandle process = process();
        process.destroyForcibly();
        await().atMost(Duration.ofMinutes(2)).until(() -> !process.isAlive());
    }

    /** Stops it in the middle of whatever it does, as a long pause of a virtual machine would; returns how to wake it. */
    public AutoCloseable suspend() throws IOException, InterruptedException {
        long pid = process().pid();
        signal("STOP", pid);
        return () -> signal("CONT", pid);
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    }

    /** It may just be starting again. */
    private ProcessHandle process() {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> {
                            Matcher pid = NUMBER.matcher(Files.exists(pidFile) ? Files.readString(pidFile) : "");
                            return pid.find()
                                    ? ProcessHandle.of(Long.parseLong(pid.group()))
                                            .filter(ProcessHandle::isAlive)
                                            .orElse(null)
                                    : null;
                        },
                        process -> process != null);
    }
}
