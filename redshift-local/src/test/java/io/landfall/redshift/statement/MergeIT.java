package io.landfall.redshift.statement;

import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.redshift.Warehouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Warehouse.Shared.class)
class MergeIT {
    private static final String UPSERT = "MERGE INTO merged USING changes s ON merged.id = s.id"
            + " WHEN MATCHED THEN UPDATE SET name = s.name WHEN NOT MATCHED THEN INSERT VALUES (s.id, s.name)";

    private final Warehouse warehouse;
    private Connection connection;

    MergeIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeEach
    void createTables() throws SQLException {
        connection = warehouse.connect();
        run(
                connection,
                "CREATE TABLE merged (id INT, name VARCHAR(20))",
                "CREATE TEMP TABLE changes (id INT, name VARCHAR(20))",
                "INSERT INTO merged VALUES (1, 'one'), (2, 'two')");
    }

    @AfterEach
    void dropTables() throws SQLException {
        run(connection, "DROP TABLE merged CASCADE");
        connection.close();
    }

    @Test
    void matchedRowsAreUpdatedAndOthersInserted() throws SQLException {
        run(connection, "INSERT INTO changes VALUES (2, 'deux'), (3, 'trois'), (3, 'drei'), (NULL, 'none')", UPSERT);

        assertThat(merged()).containsExactly("1|one", "2|deux", "3|drei", "3|trois", "|none");
    }

    @Test
    void matchedRowsAreDeletedAndOthersInserted() throws SQLException {
        run(
                connection,
                "INSERT INTO changes VALUES (2, 'deux'), (3, 'trois')",
                "MERGE INTO merged USING changes ON merged.id = changes.id WHEN MATCHED THEN DELETE"
                        + " WHEN NOT MATCHED THEN INSERT (name, id) VALUES (NVL(changes.name, ''), changes.id)");

        assertThat(merged()).containsExactly("1|one", "3|trois");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WHEN MATCHED THEN UPDATE SET name = s.name WHEN NOT MATCHED THEN INSERT VALUES (s.id, s.name)",
                "WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT VALUES (s.id, s.name)",
                "REMOVE DUPLICATES"
            })
    void severalMatchesOfOneRowAreAnError(String clauses) throws SQLException {
        run(connection, "INSERT INTO changes VALUES (2, 'deux'), (2, 'zwei')");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, "MERGE INTO merged USING changes s ON merged.id = s.id " + clauses))
                .withMessage("ERROR: Found multiple matches to update the same tuple.")
                .satisfies(failure -> assertThat(failure.getSQLState()).isEqualTo("XX000"));
        assertThat(merged()).containsExactly("1|one", "2|two");
    }

    @Test
    void removingDuplicatesReplacesMatchesAndKeepsOtherDuplicates() throws SQLException {
        run(
                connection,
                "INSERT INTO merged VALUES (1, 'uno'), (2, 'dos'), (2, 'dos')",
                "INSERT INTO changes VALUES (2, 'deux'), (3, 'trois')",
                "MERGE INTO merged USING changes AS d ON merged.id = d.id REMOVE DUPLICATES");

        assertThat(merged()).containsExactly("1|one", "1|uno", "2|deux", "3|trois");
    }

    @Test
    void removingDuplicatesIsPartOfTheTransaction() throws SQLException {
        connection.setAutoCommit(false);
        run(
                connection,
                "INSERT INTO changes VALUES (2, 'deux')",
                "MERGE INTO merged USING changes ON merged.id = changes.id REMOVE DUPLICATES");
        assertThat(merged()).containsExactly("1|one", "2|deux");
        connection.rollback();

        assertThat(merged()).containsExactly("1|one", "2|two");
        connection.setAutoCommit(true);
    }

    @Test
    void removingDuplicatesWantsEqualTables() throws SQLException {
        run(connection, "CREATE TEMP TABLE narrow (id INT)");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() ->
                        run(connection, "MERGE INTO merged USING narrow ON merged.id = narrow.id REMOVE DUPLICATES"))
                .withMessageContaining("as many columns");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"REMOVE DUPLICATES", "WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT VALUES (1, 'x')"})
    void theSourceIsATable(String clauses) throws SQLException {
        run(connection, "CREATE VIEW merge_view AS SELECT * FROM merged");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(
                        () -> run(connection, "MERGE INTO merged USING merge_view v ON merged.id = v.id " + clauses))
                .withMessageContaining("\"merge_view\" is not a table");
    }

    @Test
    void aPreparedMergeTakesParameters() throws SQLException {
        run(connection, "INSERT INTO changes VALUES (2, 'deux'), (3, 'trois')");
        try (PreparedStatement merge = connection.prepareStatement(
                "MERGE INTO merged USING changes ON merged.id = changes.id WHEN MATCHED THEN UPDATE SET name = ?"
                        + " WHEN NOT MATCHED THEN INSERT VALUES (changes.id, ?)")) {
            merge.setString(1, "old");
            merge.setString(2, "new");
            merge.execute();
        }

        assertThat(merged()).containsExactly("1|one", "2|old", "3|new");
    }

    private List<String> merged() throws SQLException {
        return rows(connection, "SELECT id, name FROM merged ORDER BY 1, 2");
    }
}
