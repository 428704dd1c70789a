package io.landfall.redshift.catalog;

import io.landfall.redshift.access.DatabaseUser;
import io.landfall.redshift.access.StoredPassword;
import io.landfall.redshift.access.UserDirectory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The users in PostgreSQL's catalog, read over one connection that is kept, because every login asks. */
public final class DatabaseUsers implements UserDirectory, AutoCloseable {
    private static final int VALIDATION_SECONDS = 2;

    private final DataSource database;
    private Connection kept;

    public DatabaseUsers(DataSource database) {
        this.database = database;
    }

    @Override
    public synchronized Optional<DatabaseUser> find(String name) {
        String sql = "SELECT rolpassword, CASE WHEN isfinite(rolvaliduntil) THEN rolvaliduntil END"
                + " FROM pg_catalog.pg_authid WHERE rolname = ? AND rolcanlogin";
        try (PreparedStatement select = connection().prepareStatement(sql)) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(user(name, rows)) : Optional.empty();
            }
        } catch (SQLException failure) {
            throw unreadable(failure);
        }
    }

    private static DatabaseUser user(String name, ResultSet row) throws SQLException {
        Timestamp validUntil = row.getTimestamp(2);
        return new DatabaseUser(
                name, StoredPassword.parse(row.getString(1)), validUntil == null ? null : validUntil.toInstant());
    }

    @Override
    public synchronized void create(String name) {
        execute("CREATE ROLE " + quote(name) + " LOGIN");
    }

    @Override
    public synchronized void forgetPassword(String name) {
        execute("ALTER ROLE " + quote(name) + " PASSWORD NULL");
    }

    @Override
    public synchronized List<String> join(String user, List<String> groups) {
        List<String> missing = new ArrayList<>();
        for (String group : groups) {
            if (exists(group)) {
                grant(group, user);
            } else {
                missing.add(group);
            }
        }
        return missing;
    }

    private boolean exists(String group) {
        String sql = "SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = ? AND NOT rolcanlogin";
        try (PreparedStatement select = connection().prepareStatement(sql)) {
            select.setString(1, group);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException failure) {
            throw unreadable(failure);
        }
    }

    private void grant(String group, String user) {
        execute("GRANT " + quote(group) + " TO " + quote(user));
    }

    private void execute(String sql) {
        try (Statement statement = connection().createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw unreadable(failure);
        }
    }

    private Connection connection() throws SQLException {
        if (kept == null || kept.isClosed() || !kept.isValid(VALIDATION_SECONDS)) {
            kept = database.getConnection();
        }
        return kept;
    }

    private static IllegalStateException unreadable(SQLException failure) {
        return new IllegalStateException("the users of the database cannot be read: " + failure.getMessage(), failure);
    }

    private static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public synchronized void close() throws SQLException {
        if (kept != null) {
            kept.close();
        }
    }
}
