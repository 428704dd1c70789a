package io.landfall.redshift.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Copies the files of a PostgreSQL. A copy comes into being in one step: there is either all of it or none, and one that was there before
 * is replaced.
 */
public final class DataCopy {

    private static final String LOG_SEGMENTS = "pg_wal";
    /** What belongs to the running server alone. */
    private static final Set<String> NOT_COPIED = Set.of("postmaster.pid", "postmaster.opts", "epg-lock");

    private DataCopy() {}

    /** Copies the files of a server that is stopped, or was killed. */
    public static void ofStopped(Path data, Path copy) throws IOException {
        Path partial = begun(copy);
        FileTree.copy(data, partial, NOT_COPIED);
        complete(partial, copy);
    }

    /**
     * Copies the files of a running server while sessions go on, as a base backup: what is written meanwhile is in the log segments,
     * which are copied last and replayed by the copy's first start. It holds what was committed when copying ended.
     *
     * @param database of that server, as superuser
     */
    public static void ofRunning(DataSource database, Path data, Path copy) throws IOException, SQLException {
        Path partial = begun(copy);
        // The backup belongs to its session: it ends with the connection, whatever happens.
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_backup_start('landfall', true)");
            FileTree.copy(data, partial, withoutLogSegments());
            Files.writeString(partial.resolve("backup_label"), end(statement), StandardCharsets.UTF_8);
        }
        FileTree.copy(data.resolve(LOG_SEGMENTS), partial.resolve(LOG_SEGMENTS), Set.of());
        complete(partial, copy);
    }

    private static Set<String> withoutLogSegments() {
        Set<String> names = new HashSet<>(NOT_COPIED);
        names.add(LOG_SEGMENTS);
        return Set.copyOf(names);
    }

    /** The label tells the copy's first start where in the log to begin. */
    private static String end(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Path begun(Path copy) throws IOException {
        Path partial = copy.resolveSibling(copy.getFileName() + ".partial");
        FileTree.delete(partial);
        Files.createDirectories(copy.toAbsolutePath().getParent());
        return partial;
    }

    private static void complete(Path partial, Path copy) throws IOException {
        FileTree.delete(copy);
        Files.move(partial, copy);
    }
}
