package io.landfall.redshift;

import io.landfall.redshift.sql.SessionParameters;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The PostgreSQL process below the gateway. */
final class EmbeddedServer implements AutoCloseable {
    private static final String SUPERUSER = "postgres";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final EmbeddedPostgres postgres;

    private EmbeddedServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Starts PostgreSQL on the directory; a server that an earlier, killed process left behind is stopped first. */
    static EmbeddedServer start(Path dataDirectory) throws IOException {
        Files.createDirectories(dataDirectory);
        OrphanedServer.stop(dataDirectory);
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPort(BackendPort.choose())
                .setDataDirectory(dataDirectory)
                .setCleanDataDirectory(false)
                .setPGStartupWait(START_TIMEOUT)
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setServerConfig("listen_addresses", "127.0.0.1")
                // The gateway's limit, its own connections, and processes that are just ending.
                .setServerConfig("max_connections", "550")
                .setServerConfig("shared_buffers", "32MB")
                // What was committed must survive the end of the server, however it comes; the library's default is
                // off.
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("log_min_messages", "fatal")
                .setServerConfig("log_min_error_statement", "panic")
                // Databases are SNAPSHOT unless they say otherwise; the shell that starts the server wants the quotes.
                .setServerConfig("default_transaction_isolation", "'repeatable read'")
                // Literals follow PostgreSQL 8.0: a backslash escapes.
                .setServerConfig("standard_conforming_strings", "off")
                .setServerConfig("escape_string_warning", "off")
                // Redshift's users have MD5 passwords, and PostgreSQL's opinion of them is not theirs.
                .setServerConfig("md5_password_warnings", "off");
        Stream.of(SessionParameters.DEFAULTS, SessionParameters.SHOWN)
                .forEach(parameters -> parameters.forEach(
                        (name, value) -> builder.setServerConfig(SessionParameters.PREFIX + name, value)));
        return new EmbeddedServer(builder.start());
    }

    int port() {
        return postgres.getPort();
    }

    /** The server's own database: a connection to it keeps nobody from altering or dropping theirs. */
    DataSource ownDatabase() {
        return database(SUPERUSER);
    }

    DataSource database(String name) {
        PGSimpleDataSource database = (PGSimpleDataSource) postgres.getDatabase(SUPERUSER, name);
        // Own connections only keep account; they must not fail because of each other.
        database.setOptions("-c default_transaction_isolation=read\\ committed");
        return database;
    }

    /** Creates the user, as superuser, and the database, where they do not exist. */
    void create(String user, String database) throws SQLException {
        try (Connection connection = database(SUPERUSER).getConnection()) {
            if (isMissing(connection, "SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = ?", user)) {
                execute(connection, "CREATE ROLE " + quote(user) + " LOGIN SUPERUSER");
            }
            if (isMissing(connection, "SELECT 1 FROM pg_catalog.pg_database WHERE datname = ?", database)) {
                execute(connection, "CREATE DATABASE " + quote(database) + " OWNER " + quote(user));
                letEverybodyCreateInPublic(database);
            }
        }
    }

    /** As in PostgreSQL up to 14, and in Redshift (CREATE SCHEMA, GRANT references). */
    private void letEverybodyCreateInPublic(String database) throws SQLException {
        try (Connection connection = database(database).getConnection()) {
            execute(connection, "GRANT CREATE ON SCHEMA public TO PUBLIC");
        }
    }

    private static boolean isMissing(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                return !rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
