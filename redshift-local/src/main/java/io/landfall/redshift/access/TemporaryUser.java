package io.landfall.redshift.access;

import java.time.Instant;
import java.util.List;

/**
 * A login that GetClusterCredentials handed out.
 *
 * @param login the name to log in with, for example {@code IAM:analyst}
 * @param databaseUser whom the session runs as
 * @param create whether the user of the database is created at the first login when it does not exist (AutoCreate)
 * @param groups groups of the database the user joins
 * @param expires from then on no new session is let in; those that exist go on
 */
public record TemporaryUser(
        String login, String databaseUser, String password, boolean create, List<String> groups, Instant expires) {

    public TemporaryUser {
        groups = List.copyOf(groups);
    }

    /** Without the password, so that a log may show it. */
    @Override
    public String toString() {
        return "TemporaryUser[login=" + login + ", expires=" + expires + "]";
    }
}
