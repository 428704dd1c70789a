package io.landfall.warehouse;

import java.util.Locale;
import org.jdbi.v3.core.Handle;

/**
 * How a database keeps transactions apart. Landfall's protocol is right under both; a person who looks at conflicts wants
 * to know which it is. Snapshot isolation is what new clusters and workgroups have; older ones are serializable (Database
 * Developer Guide, "Isolation levels in Amazon Redshift").
 */
public enum IsolationLevel {
    SNAPSHOT,
    SERIALIZABLE,
    /** The user may not see {@code stv_db_isolation_level}. */
    UNKNOWN;

    /** That of the database the session is connected to. */
    public static IsolationLevel of(Handle session) {
        return session
                .createQuery(
                        "SELECT TRIM(isolation_level) FROM stv_db_isolation_level WHERE TRIM(db_name) = current_database()")
                .mapTo(String.class)
                .stream()
                .findFirst()
                .map(IsolationLevel::parse)
                .orElse(UNKNOWN);
    }

    private static IsolationLevel parse(String text) {
        String level = text.toUpperCase(Locale.ROOT);
        if (level.contains("SNAPSHOT")) {
            return SNAPSHOT;
        }
        return level.contains("SERIALIZABLE") ? SERIALIZABLE : UNKNOWN;
    }
}
