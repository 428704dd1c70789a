package io.landfall.local.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One service as a child process: started, waited for, started again when it dies, and stopped with the stack. */
public final class ServiceProcess implements StackPart {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceProcess.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);
    private static final Duration SIGNAL_PATIENCE = Duration.ofSeconds(1);
    private static final int INTERRUPTED = 130;
    private static final int TERMINATED = 143;
    private static final Duration PROBE_EVERY = Duration.ofMillis(200);

    private static final File NO_INPUT = new File("/dev/null");

    private final Service service;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final PidFile pidFile;
    private final HealthProbe health;
    private final StackListener listener;
    private final Backoff backoff = new Backoff();

    private Process process;
    private Instant startedAt;
    private boolean stopping;

    ServiceProcess(Service service, List<String> command, StackSettings settings, StackListener listener) {
        this.service = service;
        this.command = List.copyOf(command);
        this.environment = ServiceEnvironment.of(service, settings, System.getenv());
        this.log = settings.state().log(service);
        this.pidFile = PidFile.of(settings.state(), service);
        this.health = new HealthProbe(settings.ports().of(service));
        this.listener = listener;
    }

    /** The service as it is built below the installation's root. */
    public static ServiceProcess of(Service service, StackSettings settings, StackListener listener) {
        Path jar = service.jar(settings.home());
        if (!Files.isRegularFile(jar)) {
            throw new StackException(
                    "%s is not built: %s is missing; run: ./mvnw -DskipTests package".formatted(service.id(), jar));
        }
        return new ServiceProcess(service, ServiceCommand.of(jar), settings, listener);
    }

    @Override
    public String name() {
        return service.id();
    }

    @Override
    public void start() throws InterruptedException {
        LogRotation.rotate(log);
        Process first = launch();
        Instant limit = Instant.now().plus(START_LIMIT);
        while (!health.isReady()) {
            if (first.waitFor(PROBE_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                letWhoeverStoppedItSpeak(first.exitValue());
                throw new StackException("%s stopped with exit code %d while starting: %s; see %s"
                        .formatted(name(), first.exitValue(), LastLine.of(log), log));
            }
            if (Instant.now().isAfter(limit)) {
                throw new StackException(
                        "%s is not ready after %d s; see %s".formatted(name(), START_LIMIT.toSeconds(), log));
            }
        }
        first.onExit().thenAccept(this::died);
    }

    /** A Ctrl-C reaches the service too, and it may be gone before this process knows that it is to stop. */
    private static void letWhoeverStoppedItSpeak(int exitCode) throws InterruptedException {
        if (exitCode == INTERRUPTED || exitCode == TERMINATED) {
            Thread.sleep(SIGNAL_PATIENCE.toMillis());
        }
    }

    private synchronized Process launch() {
        if (stopping) {
            throw new StackException(name() + " is stopping");
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(NO_INPUT));
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new StackException("cannot start " + name() + ": " + e.getMessage(), e);
        }
        startedAt = Instant.now();
        pidFile.write(process.toHandle());
        return process;
    }

    private synchronized void died(Process dead) {
        if (stopping) {
            return;
        }
        Duration delay = backoff.after(Duration.between(startedAt, Instant.now()));
        LOG.warn("{} ended with exit code {}; it is started again in {}", name(), dead.exitValue(), delay);
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> restart(dead.exitValue(), delay));
    }

    /** Told only now: a Ctrl-C reaches the services too, and their end is then no news. */
    private synchronized void restart(int exitCode, Duration delay) {
        if (!stopping) {
            listener.restarting(name(), exitCode, delay);
            launch().onExit().thenAccept(this::died);
        }
    }

    @Override
    public void close() {
        ProcessHandle running;
        synchronized (this) {
            stopping = true;
            running = process == null ? null : process.toHandle();
        }
        if (running != null && running.isAlive()) {
            Termination.end(running, STOP_PATIENCE);
        }
        pidFile.delete();
    }
}
