package io.landfall.service;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the service with the process named by {@code LANDFALL_PARENT}, if any: what a stack on one machine starts is of no use
 * without it, and nobody else would end it when the stack was killed.
 */
@Startup
@ApplicationScoped
public class ParentBound {

    private static final Logger LOG = LoggerFactory.getLogger(ParentBound.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    ParentBound(@ConfigProperty(name = "landfall.parent") Optional<Long> parent) {
        parent.ifPresent(pid -> ParentWatch.begin(pid, ProcessHandle.current().parent(), ParentBound::end));
    }

    private static void end() {
        LOG.warn("the process that started this service is gone; the service ends");
        Thread insisting = new Thread(ParentBound::insist, "landfall-parent");
        insisting.setDaemon(true);
        insisting.start();
        Quarkus.asyncExit(1);
    }

    /** Stopping in order may wait for what is gone too; being killed does no harm. */
    private static void insist() {
        try {
            Thread.sleep(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }
}
