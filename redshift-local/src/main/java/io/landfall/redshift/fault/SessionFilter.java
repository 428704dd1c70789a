package io.landfall.redshift.fault;

/**
 * Which sessions a rule is about; each part may be null, which lets all pass. Compared exactly.
 *
 * @param applicationName as it is at that time, whatever the client set last
 * @param queryGroup as it is at that time; not for connections, which have none yet
 */
public record SessionFilter(String user, String database, String applicationName, String queryGroup) {
    /** All sessions. */
    public static final SessionFilter ANY = new SessionFilter(null, null, null, null);

    public static SessionFilter user(String user) {
        return new SessionFilter(user, null, null, null);
    }

    public static SessionFilter applicationName(String name) {
        return new SessionFilter(null, null, name, null);
    }

    public static SessionFilter queryGroup(String group) {
        return new SessionFilter(null, null, null, group);
    }

    boolean accepts(SessionFacts session) {
        return passes(user, session.user())
                && passes(database, session.database())
                && passes(applicationName, session.applicationName())
                && passes(queryGroup, session.queryGroup());
    }

    private static boolean passes(String wanted, String actual) {
        return wanted == null || wanted.equals(actual);
    }
}
