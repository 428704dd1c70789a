package io.landfall.local.stack;

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
final class Orphans {

    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private Orphans() {}

    static void end(StateDirectory state, Path home) {
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
    }

    private static boolean runs(ProcessHandle process, Path jar) {
        return process.info()
                .commandLine()
                .map(line -> line.contains(jar.toString()))
                .orElse(false);
    }
}
