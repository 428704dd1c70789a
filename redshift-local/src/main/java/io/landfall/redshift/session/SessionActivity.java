package io.landfall.redshift.session;

import io.landfall.redshift.fault.Wait;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Supplier;

/** What one session does; written by its own thread, read by others, who may also end what it does. */
public final class SessionActivity {
    /** How others end the connection. */
    @FunctionalInterface
    public interface HangUp {
        void run() throws IOException;
    }

    private record Doing(SessionState state, Instant since, Supplier<String> statement) {}

    private final int pid;
    private final String user;
    private final String database;
    private final HangUp hangUp;
    private volatile String applicationName;
    private volatile Doing doing = new Doing(SessionState.IDLE, Instant.now(), () -> "");
    private Wait delay;
    private boolean cut;

    /** @param pid the number the client takes for its server process */
    public SessionActivity(int pid, String user, String database, String applicationName, HangUp hangUp) {
        this.pid = pid;
        this.user = user;
        this.database = database;
        this.applicationName = applicationName;
        this.hangUp = hangUp;
    }

    int pid() {
        return pid;
    }

    /** @param statement its text, read only when somebody wants to see it */
    public void runs(Supplier<String> statement) {
        doing = new Doing(SessionState.ACTIVE, Instant.now(), statement);
    }

    /** The client may go on. */
    public void ready(char transactionStatus, String currentApplicationName) {
        applicationName = currentApplicationName;
        doing = new Doing(SessionState.ready(transactionStatus), Instant.now(), doing.statement());
    }

    /** A delay begins, which others may end through this session from now on. */
    public synchronized void delayed(Wait wait) {
        if (cut) {
            wait.end(Wait.End.CUT);
        }
        delay = wait;
        doing = new Doing(SessionState.DELAYED, Instant.now(), doing.statement());
    }

    /** The delay is over. */
    public synchronized void resumed() {
        delay = null;
        doing = new Doing(SessionState.ACTIVE, Instant.now(), doing.statement());
    }

    /** The query is cancelled, which ends its delay if there is one. */
    public synchronized void cancelDelay() {
        if (delay != null) {
            delay.end(Wait.End.CANCELLED);
        }
    }

    void cut() throws IOException {
        synchronized (this) {
            cut = true;
            if (delay != null) {
                delay.end(Wait.End.CUT);
            }
        }
        hangUp.run();
    }

    SessionView view() {
        Doing now = doing;
        return new SessionView(
                pid,
                user,
                database,
                applicationName,
                now.state(),
                now.since(),
                now.statement().get());
    }
}
