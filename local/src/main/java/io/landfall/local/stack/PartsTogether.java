package io.landfall.local.stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts or stops several parts at once and waits for all of them. A part is never interrupted on its way: brokers and databases
 * answer that with stack traces, or end the process. Whoever does not want to wait any more closes them, which ends the
 * start of a service at once and waits for a part of this process to be there.
 */
final class PartsTogether {

    private static final Logger LOG = LoggerFactory.getLogger(PartsTogether.class);

    private PartsTogether() {}

    /** @throws StackException of the first part that fails; the others go on until they are closed */
    static void start(List<? extends StackPart> parts, StackListener listener) throws InterruptedException {
        AtomicBoolean awaited = new AtomicBoolean(true);
        try {
            each(parts, "start", part -> {
                long begin = System.nanoTime();
                part.start();
                if (awaited.get()) {
                    listener.ready(part.name(), Duration.ofNanos(System.nanoTime() - begin));
                }
            });
        } finally {
            awaited.set(false);
        }
    }

    /** A part that cannot be stopped does not keep the others running. */
    static void stop(List<? extends StackPart> parts) throws InterruptedException {
        each(parts, "stop", part -> {
            try {
                part.close();
            } catch (StackException e) {
                LOG.error("{} did not stop cleanly", part.name(), e);
            }
        });
    }

    @FunctionalInterface
    private interface Step {
        void apply(StackPart part) throws InterruptedException;
    }

    private static void each(List<? extends StackPart> parts, String action, Step step) throws InterruptedException {
        if (parts.isEmpty()) {
            return;
        }
        ExecutorService threads =
                Executors.newFixedThreadPool(parts.size(), task -> new Thread(task, "landfall-" + action));
        try {
            ExecutorCompletionService<Void> running = new ExecutorCompletionService<>(threads);
            List<Future<Void>> futures = new ArrayList<>();
            for (StackPart part : parts) {
                Callable<Void> task = () -> {
                    step.apply(part);
                    return null;
                };
                futures.add(running.submit(task));
            }
            for (int i = 0; i < futures.size(); i++) {
                running.take().get();
            }
        } catch (ExecutionException e) {
            throw asStackException(e.getCause(), action);
        } finally {
            threads.shutdown();
        }
    }

    private static StackException asStackException(Throwable cause, String action) {
        return cause instanceof StackException stack
                ? stack
                : new StackException("cannot " + action + " the stack: " + cause.getMessage(), cause);
    }
}
