package io.landfall.local.stack;

import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the services that a killed stack left running. A process is taken for ours only if its id, the moment of its start
 * and the program it runs are those that were written down.
 */
final class Orphans {

    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Orphans() {}

    static void end(StateDirectory state, Path home) {
        for (Service service : Service.values()) {
            PidFile file = PidFile.of(state, service);
            file.find().filter(process -> runs(process, service.jar(home))).ifPresent(process -> {
                LOG.info("ending {} (pid {}), left behind by a stack that was killed", service.id(), process.pid());
                Termination.end(process, PATIENCE);
            });
            file.delete();
        }
    }

    private static boolean runs(ProcessHandle process, Path jar) {
        return process.info()
                .commandLine()
                .map(line -> line.contains(jar.toString()))
                .orElse(false);
    }
}
