package io.landfall.redshift.gateway;

import io.landfall.redshift.sql.SessionParameters;
import io.landfall.redshift.sql.Statement;
import io.landfall.redshift.sql.Token;
import io.landfall.redshift.wire.ClientMessages;
import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Gives the server process of a resting session back, because two hundred of them would cost half a gigabyte, and gets a new one
 * when the client goes on. Settings and prepared statements are carried over; a session that has anything else in its process keeps it.
 */
final class Parking {
    /** Leave something behind in the process that no catalog shows. */
    private static final Set<String> PINNING_FUNCTIONS =
            Set.of("set_config", "setseed", "currval", "lastval", "nextval");

    private static final String STATE =
            "SELECT '', (EXISTS (SELECT FROM pg_catalog.pg_prepared_statements WHERE from_sql)"
                    + " OR EXISTS (SELECT FROM pg_catalog.pg_cursors WHERE name <> '" + InternalStatements.NAME + "')"
                    + " OR EXISTS (SELECT FROM pg_catalog.pg_locks WHERE locktype = 'advisory'"
                    + " AND pid = pg_catalog.pg_backend_pid())"
                    + " OR EXISTS (SELECT FROM pg_catalog.pg_class WHERE relnamespace = pg_catalog.pg_my_temp_schema())"
                    + " OR EXISTS (SELECT FROM pg_catalog.pg_listening_channels())"
                    + " OR session_user <> $1 OR current_user <> $1)::text"
                    + " UNION ALL SELECT name, setting FROM pg_catalog.pg_settings"
                    + " WHERE source = 'session' AND name !~ '^transaction_'"
                    + " UNION ALL " + redshiftParameters()
                    + " UNION ALL SELECT name, pg_catalog.current_setting(name, true)"
                    + " FROM (VALUES ('redshift.last_copy_count'), ('redshift.last_copy_id')) AS copy (name)"
                    + " WHERE pg_catalog.current_setting(name, true) <> ''";

    /** More than this is not kept beside the server process. */
    private static final int KEPT_STATEMENT_BYTES = 64 * 1024;

    private final BackendConnection backend;
    private final InternalStatements internal;
    private final String user;
    private final PreparedPlans statements;
    private final long afterNanos;
    private List<String> settings = List.of();
    private boolean rests = true;
    private boolean pinned;
    private long since = System.nanoTime();

    Parking(BackendConnection backend, String user, PreparedPlans statements, Duration after) {
        this.backend = backend;
        this.internal = new InternalStatements(backend);
        this.user = user;
        this.statements = statements;
        this.afterNanos = after.toNanos();
    }

    private static String redshiftParameters() {
        return SessionParameters.DEFAULTS.entrySet().stream()
                .map(entry -> "SELECT '" + SessionParameters.PREFIX + entry.getKey() + "', current_setting('"
                        + SessionParameters.PREFIX + entry.getKey() + "') WHERE current_setting('"
                        + SessionParameters.PREFIX + entry.getKey() + "') <> '" + entry.getValue() + "'")
                .collect(Collectors.joining(" UNION ALL "));
    }

    /** Looks at what the client runs. Parameters of the client's own making are shown by no catalog. */
    void note(Statement statement) {
        boolean settingOfItsOwn =
                statement.startsWith("set") && statement.tokens().stream().anyMatch(token -> token.isSymbol('.'));
        pinned |= settingOfItsOwn || statement.tokens().stream().anyMatch(Parking::pins);
    }

    private static boolean pins(Token token) {
        return PINNING_FUNCTIONS.contains(token.keyword());
    }

    /** A request has been answered. */
    void answered() {
        rests = backend.transaction().status() == 'I' && !backend.failed();
        since = System.nanoTime();
    }

    /** A request has begun that is not answered yet. */
    void asked() {
        rests = false;
    }

    /** Parks the session if it has rested for long enough and nothing keeps it; looks once per rest. */
    boolean parkIfIdle() throws IOException {
        if (!rests || pinned || statements.bytes() > KEPT_STATEMENT_BYTES || System.nanoTime() - since < afterNanos) {
            return false;
        }
        rests = false;
        if (!isFree()) {
            return false;
        }
        backend.park();
        return true;
    }

    private boolean isFree() throws IOException {
        List<String> found = new ArrayList<>();
        boolean busy = true;
        try {
            for (List<String> row : internal.run(STATE, user)) {
                if (row.get(0).isEmpty()) {
                    busy = Boolean.parseBoolean(row.get(1));
                } else {
                    found.addAll(row);
                }
            }
        } catch (StatementFailed cancelled) {
            busy = true;
        }
        internal.endTransaction();
        settings = found;
        return !busy;
    }

    /**
     * Gets the session a server process again, with its settings and prepared statements.
     *
     * @throws SessionRefused when there is none to be had
     */
    void unpark() throws IOException, SessionRefused {
        backend.unpark();
        try {
            restoreSettings();
        } catch (StatementFailed failed) {
            throw new SessionRefused(failed.error());
        }
        restoreStatements();
    }

    private void restoreSettings() throws IOException, StatementFailed {
        if (settings.isEmpty()) {
            return;
        }
        String calls = IntStream.range(0, settings.size() / 2)
                .mapToObj(index -> "pg_catalog.set_config($" + (2 * index + 1) + ", $" + (2 * index + 2) + ", false)")
                .collect(Collectors.joining(", "));
        internal.run("SELECT " + calls, settings.toArray(String[]::new));
        internal.endTransaction();
    }

    /** One whose table is gone meanwhile is missed when it is executed. */
    private void restoreStatements() throws IOException {
        List<Message> requests = statements.requests();
        for (Message request : requests) {
            backend.send(SuperParameters.parse(request));
            backend.send(ClientMessages.sync());
        }
        backend.flush();
        for (int ready = 0; ready < requests.size(); ) {
            ready += backend.read().type() == 'Z' ? 1 : 0;
        }
    }
}
