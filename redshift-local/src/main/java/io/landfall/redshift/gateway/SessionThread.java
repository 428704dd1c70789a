package io.landfall.redshift.gateway;

import java.io.IOException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of one client. Its stack is small: hundreds of them wait for clients that are doing nothing. */
final class SessionThread extends Thread {
    private static final Logger LOG = LoggerFactory.getLogger(SessionThread.class);
    private static final long STACK_BYTES = 512 * 1024;

    private final ClientConnection connection;
    private final Consumer<SessionThread> ended;

    SessionThread(ClientConnection connection, long number, Consumer<SessionThread> ended) {
        super(null, null, "redshift-session-" + number, STACK_BYTES);
        this.connection = connection;
        this.ended = ended;
    }

    ClientConnection connection() {
        return connection;
    }

    @Override
    public void run() {
        try {
            connection.serve();
        } catch (IOException left) {
            LOG.debug("Session ended: {}", left.getMessage());
        } catch (RuntimeException failure) {
            LOG.warn("Session failed", failure);
        } finally {
            ended.accept(this);
        }
    }
}
