package io.landfall.local.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the services that a killed stack left running. A process is taken for ours only if its id, the moment of its start
 * and the program it runs are those that were written down.
 */
public final class Orphans {

    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private Orphans() {}

    /**
     * Ends them where no stack runs.
     *
     * @return how many there were
     * @throws StackException if a stack runs here
     */
    public static int endLeftBehind(StateDirectory state, Path home) {
        if (!Files.isDirectory(state.run())) {
            return 0;
        }
        try (StackLock lock = StackLock.acquire(state)) {
            return end(state, home);
        }
    }

    /** To be called by whoever holds the lock of the stack. */
    static int end(StateDirectory state, Path home) {
        List<ProcessHandle> orphans = new ArrayList<>();
        for (Service service : Service.values()) {
            PidFile.of(state, service)
                    .find()
                    .filter(process -> runs(process, service.jar(home)))
                    .ifPresent(orphans::add);
        }
        if (!orphans.isEmpty()) {
            LOG.info("ending {} services that a killed stack left behind", orphans.size());
            orphans.forEach(ProcessHandle::destroy);
            orphans.forEach(orphan -> Termination.end(orphan, PATIENCE));
        }
        for (Service service : Service.values()) {
            PidFile.of(state, service).delete();
        }
        return orphans.size();
    }

    private static boolean runs(ProcessHandle process, Path jar) {
        return process.info()
                .commandLine()
                .map(line -> line.contains(jar.toString()))
                .orElse(false);
    }
}
