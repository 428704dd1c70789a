package io.landfall.redshift;

import io.landfall.redshift.backup.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One warehouse and one S3 for the integration tests that run together; each test uses tables and keys of its own. */
public final class Warehouse implements AutoCloseable {
    public static final String ROLE = "IAM_ROLE 'arn:aws:iam::123456789012:role/landfall'";

    /** Runs until it is cancelled. */
    public static final String ENDLESS_QUERY =
            "SELECT count(*) FROM pg_catalog.pg_attribute a, pg_catalog.pg_attribute b, pg_catalog.pg_attribute c";

    private final Path directory;
    private final S3OnDisk s3;
    private final LocalWarehouse warehouse;

    private Warehouse(Path directory, S3OnDisk s3, LocalWarehouse warehouse) {
        this.directory = directory;
        this.s3 = s3;
        this.warehouse = warehouse;
    }

    private static Warehouse start() {
        try {
            Path directory = Files.createTempDirectory("warehouse");
            S3OnDisk s3 = S3OnDisk.start(Files.createDirectory(directory.resolve("s3")));
            LocalWarehouseConfig config = config(directory.resolve("pg"), s3).with(FaultSettings.onPort(0));
            return new Warehouse(directory, s3, LocalWarehouse.start(config));
        } catch (Exception failure) {
            throw new IllegalStateException("the warehouse for the tests does not start", failure);
        }
    }

    static LocalWarehouseConfig config(Path directory, S3OnDisk s3) {
        return new LocalWarehouseConfig(
                directory, "127.0.0.1", 0, "dev", "awsuser", "Secret-1", s3.endpoint(), "us-west-2");
    }

    public S3OnDisk s3() {
        return s3;
    }

    public LocalWarehouse local() {
        return warehouse;
    }

    /** A connection of the real Redshift driver. */
    public Connection connect(String... properties) throws SQLException {
        Properties all = new Properties();
        all.setProperty("user", "awsuser");
        all.setProperty("password", "Secret-1");
        for (int index = 0; index < properties.length; index += 2) {
            all.setProperty(properties[index], properties[index + 1]);
        }
        return DriverManager.getConnection(warehouse.jdbcUrl(), all);
    }

    /** Runs statements one after another. */
    public static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The rows of a query, their columns as text joined by {@code |}; NULL is an empty string. */
    public static List<String> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    String value = result.getString(column);
                    row.add(value == null ? "" : value.strip());
                }
                rows.add(String.join("|", row));
            }
            return rows;
        }
    }

    @Override
    public void close() throws Exception {
        warehouse.close();
        s3.close();
        try {
            FileTree.delete(directory);
        } catch (IOException e) {
            // It is in the folder for temporary files, and no test is about it.
            return;
        }
    }

    /** Starts the warehouse before the first test class that asks for it and stops it after the last of the run. */
    public static final class Shared implements BeforeAllCallback, ParameterResolver {
        private static final Namespace NAMESPACE = Namespace.create(Warehouse.class);

        @Override
        public void beforeAll(ExtensionContext context) {
            warehouse(context);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Warehouse.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return warehouse(context);
        }

        private static Warehouse warehouse(ExtensionContext context) {
            return context.getRoot()
                    .getStore(NAMESPACE)
                    .computeIfAbsent(Warehouse.class, key -> Warehouse.start(), Warehouse.class);
        }
    }
}
