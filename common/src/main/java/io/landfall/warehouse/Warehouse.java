package io.landfall.warehouse;

import io.landfall.failure.Retries;
import io.landfall.metrics.WorkMeters;
import io.landfall.warehouse.contention.BlockedListener;
import io.landfall.warehouse.contention.ContentionPolicy;
import io.landfall.warehouse.contention.LockWatch;
import java.time.Duration;
import java.util.Properties;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work against one warehouse. A connection is opened for each piece of work and closed after it: an idle Landfall
 * holds none, so a paused cluster stays paused and a Serverless workgroup is not kept awake. Thread-safe.
 */
public final class Warehouse {

    private static final Logger LOG = LoggerFactory.getLogger(Warehouse.class);
    private static final Retries RETRIES =
            Retries.of(5, RedshiftFailures::classify, failure -> WorkMeters.retried(RedshiftFailures.reason(failure)));

    /** Longer than any statement but a COPY or a load should take. */
    private static final Duration USUAL_PATIENCE = Duration.ofMinutes(15);

    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final WarehouseAddress address;
    private final CredentialSource credentials;
    private final ContentionPolicy contention;
    private final BlockedListener blocked;

    /** What the server is told, so that it gives up before the connection does; null for nothing. */
    private final Duration longestStatement;

    public Warehouse(WarehouseAddress address, CredentialSource credentials) {
        this(address, credentials, ContentionPolicy.STANDARD, BlockedListener.NOBODY, null);
    }

    private Warehouse(
            WarehouseAddress address,
            CredentialSource credentials,
            ContentionPolicy contention,
            BlockedListener blocked,
            Duration longestStatement) {
        this.address = address;
        this.credentials = credentials;
        this.contention = contention;
        this.blocked = blocked;
        this.longestStatement = longestStatement;
    }

    /** The same warehouse; whoever waits for a lock in {@link #write} is told to the listener. */
    public Warehouse telling(BlockedListener listener) {
        return new Warehouse(address, credentials, contention, listener, longestStatement);
    }

    /** The same warehouse with other patience for those who hold locks. */
    public Warehouse with(ContentionPolicy policy) {
        return new Warehouse(address, credentials, policy, blocked, longestStatement);
    }

    /**
     * The same warehouse for work with long statements. The server cancels a statement after the time ({@code
     * statement_timeout}, which counts waiting for locks and for a slot too), and the connection waits a little longer than
     * that: so a statement is over on both sides before anybody tries it again. Nobody who does such work is taken for an
     * orphan while it lasts.
     *
     * @param longest at least a second
     */
    public Warehouse patient(Duration longest) {
        return new Warehouse(address, credentials, contention.lasting(longest), blocked, longest);
    }

    /** Work inside one transaction. It may run several times, each time from the beginning. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Handle session) throws Exception;
    }

    /**
     * Runs the work in one transaction under the fence, and again as a whole when it failed in a way that may pass. The
     * fence is locked before anything else, because Redshift takes a transaction's snapshot at its first statement on data.
     * While it waits for a lock it is looked who holds it; an orphan of our own that holds the fence is ended.
     *
     * @throws Exception the last failure, after rollback
     */
    public <T> T write(Fence fence, Work<T> work) throws Exception {
        return RETRIES.call(() -> session(handle -> {
            try (LockWatch watch = watch(handle, fence);
                    TimedTransaction timed = new TimedTransaction(fence)) {
                return timed.committed(inTransaction(handle, session -> {
                    fence.lock(session);
                    return work.run(session);
                }));
            }
        }));
    }

    /**
     * Runs the work in one transaction without a fence: DDL that may be repeated, and reads.
     *
     * @throws Exception the last failure, after rollback
     */
    public <T> T run(Work<T> work) throws Exception {
        return RETRIES.call(() -> session(handle -> inTransaction(handle, work)));
    }

    /**
     * Runs the work outside any transaction, on one connection, once. For what has to look at the warehouse after a
     * transaction was rolled back.
     */
    public <T> T session(Work<T> work) throws Exception {
        try (Handle handle = open()) {
            return work.run(handle);
        }
    }

    private LockWatch watch(Handle handle, Fence fence) {
        int pid = handle.createQuery("SELECT pg_backend_pid()")
                .mapTo(Integer.class)
                .one();
        return new LockWatch(pid, fence.table().toString(), contention, blocked, this::open);
    }

    /** Commits what the work did, or rolls all of it back and lets its failure through. */
    public static <T> T inTransaction(Handle handle, Work<T> work) throws Exception {
        return handle.inTransaction(work::run);
    }

    private Handle open() {
        Credentials user = credentials.credentials(address.secretArn());
        LOG.debug("connecting to {}:{}/{}", address.host(), address.port(), address.database());
        Properties properties = new Properties();
        properties.setProperty("user", user.user());
        properties.setProperty("password", user.password());
        properties.setProperty("ApplicationName", "landfall");
        // The driver would set the session to this machine's time zone, and GETDATE() tells the time of the session's.
        properties.setProperty("connectiontimezone", "SERVER");
        Duration patience = longestStatement == null ? USUAL_PATIENCE : longestStatement.plus(MARGIN);
        Jdbi jdbi = Jdbi.create(address.jdbcUrl(patience), properties);
        // Neither statement nor values in what is told: they hold rows of files, and ids that differ at each attempt.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        // SQL of the project is sent as it was rendered: '<' and '{' mean nothing to us.
        jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
        return limited(jdbi.open());
    }

    private Handle limited(Handle handle) {
        if (longestStatement != null) {
            try {
                handle.execute("SET statement_timeout TO " + longestStatement.toMillis());
            } catch (RuntimeException e) {
                handle.close();
                throw e;
            }
        }
        return handle;
    }
}
