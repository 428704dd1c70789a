package io.landfall.local.stack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole system on one machine. First what the services stand on starts, all at once; then the services, all at once;
 * it stops in the opposite order, so that a service can finish what it has in hand.
 */
public final class Stack implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Stack.class);

    private final StackSettings settings;
    private final StackListener listener;
    private final StackFile file;
    private final List<StackPart> foundation;
    private final List<StackPart> services = new ArrayList<>();
    private StackLock lock;

    /** @param foundation what the services stand on; independent of each other, because all addresses are known before */
    public Stack(StackSettings settings, List<StackPart> foundation, StackListener listener) {
        this.settings = settings;
        this.listener = listener;
        this.file = new StackFile(settings.state());
        this.foundation = List.copyOf(foundation);
    }

    /**
     * Returns when everything is ready. After a failure the stack has to be closed, like after a success.
     *
     * @throws StackException if a stack already runs here, a port is taken or a part does not start
     */
    public RunningStack start() throws InterruptedException {
        settings.state().create();
        lock = StackLock.acquire(settings.state());
        file.delete();
        Orphans.end(settings.state(), settings.home());
        settings.ports().requireFree();
        Arrays.stream(Service.values())
                .map(service -> ServiceProcess.of(service, settings, listener))
                .forEach(services::add);
        PartsTogether.start(foundation, listener);
        PartsTogether.start(services, listener);
        RunningStack running = RunningStack.of(settings);
        file.write(running);
        LOG.info("the stack is ready");
        return running;
    }

    @Override
    public void close() {
        if (lock == null) {
            return;
        }
        // The thread may have been interrupted to come here; what follows has to wait for others.
        boolean interrupted = Thread.interrupted();
        file.delete();
        try {
            PartsTogether.stop(services);
            PartsTogether.stop(foundation);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        lock.close();
        lock = null;
        LOG.info("the stack is stopped");
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
