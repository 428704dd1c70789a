package io.landfall.redshift.gateway;

import io.landfall.redshift.fault.SessionFacts;
import io.landfall.redshift.sql.SessionParameters;
import io.landfall.redshift.sql.Statement;
import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Settings of a session that faults depend on, asked of PostgreSQL with SHOW, which takes no snapshot. */
final class SessionSettings {
    private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s|min|h|d)?");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "min", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private final BackendConnection backend;
    private final GatewaySession session;
    private String queryGroup = SessionParameters.DEFAULTS.get("query_group");

    SessionSettings(BackendConnection backend, GatewaySession session) {
        this.backend = backend;
        this.session = session;
    }

    /** What is known without asking; the query group as it was when asked last. */
    SessionFacts known() {
        return new SessionFacts(session.user(), session.database(), backend.applicationName(), queryGroup);
    }

    /** As it is now, where PostgreSQL can be asked ahead of this statement. */
    SessionFacts ask(Statement ahead) throws IOException {
        show(SessionParameters.PREFIX + "query_group", ahead).ifPresent(group -> queryGroup = group);
        return known();
    }

    /** Zero without one, and where PostgreSQL cannot be asked. */
    Duration statementTimeout(Statement ahead) throws IOException {
        return show("statement_timeout", ahead)
                .map(DURATION::matcher)
                .filter(Matcher::matches)
                .map(value -> UNITS.get(value.group(2) == null ? "ms" : value.group(2))
                        .multipliedBy(Long.parseLong(value.group(1))))
                .orElse(Duration.ZERO);
    }

    /** Ends the transaction block, which must not have failed. */
    void rollBack() throws IOException {
        try {
            session.query("ROLLBACK");
        } catch (StatementFailed failed) {
            throw new IOException("the transaction could not be rolled back: " + failed.getMessage(), failed);
        }
    }

    private Optional<String> show(String setting, Statement ahead) throws IOException {
        if (backend.failed() || backend.transaction().status() == 'E' || ahead != null && mustBeFirst(ahead)) {
            return Optional.empty();
        }
        try {
            return Optional.of(session.query("SHOW " + setting).get(0).get(0));
        } catch (StatementFailed failed) {
            throw new IOException("the setting could not be read: " + failed.getMessage(), failed);
        }
    }

    /** PostgreSQL runs some statements only if nothing came before them in the pipeline. */
    private static boolean mustBeFirst(Statement statement) {
        return statement.startsWith("vacuum") || statement.mentions("database");
    }
}
