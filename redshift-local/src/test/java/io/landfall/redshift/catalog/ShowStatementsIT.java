package io.landfall.redshift.catalog;

import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.redshift.Warehouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Warehouse.Shared.class)
class ShowStatementsIT {
    private final Warehouse warehouse;
    private Connection connection;

    ShowStatementsIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeAll
    static void createTables(Warehouse warehouse) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "CREATE SCHEMA shown",
                    "CREATE TABLE shown.category (id SMALLINT NOT NULL DISTKEY SORTKEY, title VARCHAR(10) DEFAULT 'x',"
                            + " number BIGINT IDENTITY(3,2), PRIMARY KEY (id))",
                    "CREATE VIEW shown.titles AS SELECT title FROM shown.category",
                    "CREATE PROCEDURE shown.tidy(days integer) AS $$ BEGIN NULL; END; $$ LANGUAGE plpgsql");
        }
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = warehouse.connect();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void databasesAndSchemasAreShown() throws SQLException {
        assertThat(rows(connection, "SHOW DATABASES")).anyMatch(row -> row.startsWith("dev|"));
        assertThat(rows(connection, "SHOW SCHEMAS FROM DATABASE dev LIKE 'show%' LIMIT 5"))
                .singleElement()
                .asString()
                .startsWith("dev|shown|");
    }

    @Test
    void tablesAndColumnsAreShown() throws SQLException {
        assertThat(rows(connection, "SHOW TABLES FROM SCHEMA dev.shown"))
                .hasSize(2)
                .anyMatch(row -> row.startsWith("dev|shown|category|TABLE|"))
                .anyMatch(row -> row.startsWith("dev|shown|titles|VIEW|"));
        assertThat(rows(connection, "SHOW COLUMNS FROM TABLE dev.shown.category LIKE 't%'"))
                .singleElement()
                .asString()
                .startsWith("dev|shown|category|title|2|'x'::character varying|YES|character varying|10|");
    }

    @Test
    void namesMayBeParameters() throws SQLException {
        try (PreparedStatement show = connection.prepareStatement("SHOW TABLES FROM SCHEMA ?.? LIKE ?")) {
            show.setString(1, "dev");
            show.setString(2, "shown");
            show.setString(3, "cat%");
            try (ResultSet result = show.executeQuery()) {
                assertThat(result.next()).isTrue();
                assertThat(result.getString("table_name")).isEqualTo("category");
                assertThat(result.next()).isFalse();
            }
        }
    }

    @Test
    void aTableIsShownAsTheStatementThatMakesIt() throws SQLException {
        assertThat(definition("SHOW TABLE shown.category"))
                .startsWith(
                        "Show Table DDL statement: CREATE TABLE shown.category (\n    id smallint NOT NULL distkey,\n")
                .contains("title character varying(10) DEFAULT 'x'::character varying ENCODE lzo")
                .contains("number bigint NOT NULL identity(3,2) ENCODE az64")
                .contains("PRIMARY KEY (id)")
                .endsWith(")\nDISTSTYLE KEY\nSORTKEY ( id );");
    }

    @Test
    void theStatementShownMakesTheSameTable() throws SQLException {
        String ddl = definition("SHOW TABLE shown.category").replaceFirst(".*: ", "");

        run(connection, ddl.replace("shown.category", "shown.copy"));

        assertThat(definition("SHOW TABLE shown.copy").replace("shown.copy", "shown.category"))
                .endsWith(ddl);
        run(connection, "DROP TABLE shown.copy");
    }

    @Test
    void viewsAndProceduresAreShown() throws SQLException {
        assertThat(definition("SHOW VIEW shown.titles"))
                .contains("SELECT title")
                .contains("FROM shown.category");
        assertThat(definition("SHOW PROCEDURE shown.tidy(integer)"))
                .startsWith("Stored Procedure Definition: CREATE OR REPLACE PROCEDURE shown.tidy(");
    }

    @Test
    void settingsAreStillShown() throws SQLException {
        assertThat(rows(connection, "SHOW search_path")).containsExactly("\"$user\", public");
    }

    @Test
    void aMissingTableIsAnError() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> rows(connection, "SHOW TABLE shown.nothing"))
                .withMessageContaining("relation \"shown.nothing\" does not exist");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHOW EXTERNAL TABLE x",
                "SHOW GRANTS ON TABLE x",
                "SHOW DATASHARES",
                "SHOW PROCEDURES FROM SCHEMA a"
            })
    void whatIsNotShownIsRefusedByName(String sql) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, sql))
                .withMessageContaining("not supported by redshift-local: SHOW");
    }

    private String definition(String show) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(show)) {
            assertThat(result.next()).isTrue();
            return result.getMetaData().getColumnLabel(1) + ": "
                    + result.getString(1).strip();
        }
    }
}
