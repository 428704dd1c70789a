package io.landfall.redshift.table;

import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.redshift.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Warehouse.Shared.class)
class CharacterWidthIT {
    private final Warehouse warehouse;

    CharacterWidthIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @Test
    void aVarcharIsMeasuredInBytesHoweverItIsWritten() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(connection, "CREATE TEMP TABLE words (word VARCHAR(3))", "INSERT INTO words VALUES ('abc'), ('é')");
            String tooLong = "value too long for type character varying(3)";

            fails(connection, "INSERT INTO words VALUES ('éé')", "22001", tooLong);
            fails(connection, "INSERT INTO words SELECT 'éé'", "22001", tooLong);
            fails(connection, "UPDATE words SET word = 'éé'", "22001", tooLong);
            fails(connection, "CREATE TEMP TABLE made AS SELECT 'éé'::varchar(3) AS word", "22001", tooLong);
            run(connection, "CREATE TEMP TABLE alike (LIKE words)", "CREATE TEMP TABLE queried AS SELECT * FROM words");
            fails(connection, "INSERT INTO alike VALUES ('éé')", "22001", tooLong);
            fails(connection, "INSERT INTO queried VALUES ('éé')", "22001", tooLong);
            run(connection, "ALTER TABLE words ADD COLUMN more VARCHAR(4)", "INSERT INTO words VALUES ('a', 'éé')");
            fails(connection, "INSERT INTO words VALUES ('a', 'ééé')", "22001", "character varying(4)");
            assertThat(rows(connection, "SELECT count(*) FROM words")).containsExactly("3");
        }
    }

    @Test
    void aPreparedInsertMeetsTheByteLengthToo() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(connection, "CREATE TEMP TABLE prepared (word VARCHAR(3))");
            try (var insert = connection.prepareStatement("INSERT INTO prepared VALUES (?)")) {
                insert.setString(1, "日本");
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(insert::executeUpdate)
                        .withMessageContaining("value too long for type character varying(3)");
            }
        }
    }

    @Test
    void aCharHoldsAsciiOnlyAndBlanksAreCutSilently() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "CREATE TEMP TABLE codes (code CHAR(4), word VARCHAR(2))",
                    "INSERT INTO codes VALUES ('ab      ', 'cd   ')");

            fails(connection, "INSERT INTO codes (code) VALUES ('é')", "XX000", "Invalid characters:");
            fails(
                    connection,
                    "INSERT INTO codes (code) VALUES ('abcde')",
                    "22001",
                    "value too long for type character(4)");
            assertThat(rows(connection, "SELECT len(word), octet_length(code) FROM codes"))
                    .containsExactly("2|4");
        }
    }

    @Test
    void notNullIsEnforcedAndOtherKeysAreNot() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "CREATE TEMP TABLE keyed (id INT PRIMARY KEY, code INT UNIQUE, n INT NOT NULL)",
                    "INSERT INTO keyed VALUES (1, 1, 1), (1, 1, 1)");

            fails(
                    connection,
                    "INSERT INTO keyed (id, code) VALUES (2, 2)",
                    "XX000",
                    "Cannot insert a NULL value into column n");
            fails(connection, "INSERT INTO keyed (n) VALUES (2)", "XX000", "Cannot insert a NULL value into column id");
            assertThat(rows(connection, "SELECT count(*) FROM keyed")).containsExactly("2");
        }
    }

    private static void fails(Connection connection, String sql, String state, String message) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, sql))
                .withMessageContaining(message)
                .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo(state));
    }
}
