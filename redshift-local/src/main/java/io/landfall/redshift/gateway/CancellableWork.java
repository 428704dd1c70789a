package io.landfall.redshift.gateway;

import io.landfall.redshift.statement.LocalStatement;
import io.landfall.redshift.statement.Session;
import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.StatementFailed;
import io.landfall.redshift.wire.WatchedSocket;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the gateway's own statements on a thread of their own, so that a cancel request, or the client's leaving, ends them at
 * once: S3 may take a minute to answer, and nothing can interrupt that. What is left behind finds its session gone.
 */
final class CancellableWork {
    private static final Logger LOG = LoggerFactory.getLogger(CancellableWork.class);
    private static final long TICK_MILLIS = 300;
    private static final String QUERY_CANCELED = "57014";

    private final WatchedSocket client;
    private final BackendConnection backend;
    /** Null while the gateway runs nothing of its own. */
    private volatile FutureTask<String> running;

    CancellableWork(WatchedSocket client, BackendConnection backend) {
        this.client = client;
        this.backend = backend;
    }

    /**
     * Runs the statement.
     *
     * @return its command tag
     * @throws ClientLeft when the client has left
     */
    String run(LocalStatement statement, Session session) throws IOException, StatementFailed {
        Lease lease = new Lease();
        Session lent = lease.of(Session.class, session);
        FutureTask<String> task = new FutureTask<>(() -> statement.run(lent));
        Thread worker = new Thread(task, Thread.currentThread().getName() + "-statement");
        worker.setDaemon(true);
        running = task;
        worker.start();
        try {
            return await(task);
        } catch (CancellationException cancelled) {
            throw cancelled(session);
        } catch (StatementFailed failed) {
            // PostgreSQL was cancelled before the work was.
            throw failed.error().sqlState().equals(QUERY_CANCELED) ? cancelled(session) : failed;
        } finally {
            running = null;
            task.cancel(true);
            revoke(lease);
        }
    }

    /** What the work waits for in PostgreSQL, a lock for example, has to end before the session can go on. */
    private void revoke(Lease lease) throws IOException {
        try {
            while (!lease.revoke(TICK_MILLIS)) {
                backend.cancel();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private String await(FutureTask<String> task) throws IOException, StatementFailed {
        while (true) {
            try {
                return task.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException working) {
                if (client.peerIsGone()) {
                    throw new ClientLeft();
                }
            } catch (ExecutionException failure) {
                throw failed(failure.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
        }
    }

    private static StatementFailed failed(Throwable cause) throws IOException {
        if (cause instanceof IOException broken) {
            throw broken;
        }
        if (cause instanceof StatementFailed failed) {
            return failed;
        }
        LOG.warn("A statement of the gateway's own failed", cause);
        return new StatementFailed(
                ServerError.of(ServerError.INTERNAL_ERROR, "internal error: " + cause.getMessage()), cause);
    }

    private static StatementFailed cancelled(Session session) {
        return new StatementFailed(
                ServerError.of(QUERY_CANCELED, "Query (" + session.queryId() + ") cancelled on user's request"));
    }

    /** Ends what runs, if anything does; from another thread. */
    void cancel() {
        FutureTask<String> task = running;
        if (task != null) {
            task.cancel(true);
        }
    }
}
