package io.landfall.redshift.copy;

import static io.landfall.redshift.Warehouse.ROLE;
import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.redshift.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows that do not fit: how they are counted and described. */
@ExtendWith(Warehouse.Shared.class)
class CopyLoadErrorsIT {
    private static final String DESCRIBED =
            "SELECT line_number, TRIM(colname), position, TRIM(raw_field_value), err_code,"
                    + " TRIM(err_reason) FROM stl_load_errors WHERE query = pg_last_copy_id() ORDER BY line_number, err_code";

    private final Warehouse warehouse;
    private Connection connection;

    CopyLoadErrorsIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = warehouse.connect();
    }

    @AfterEach
    void disconnect() throws SQLException {
        run(connection, "RESET ROLE");
        connection.close();
    }

    private List<String> errors(String key, String content, String columns, String options) throws SQLException {
        String source = warehouse.s3().put("load-errors/" + key, content);
        run(connection, "CREATE TEMP TABLE errors_" + key + " (" + columns + ")");
        run(connection, "COPY errors_" + key + " FROM '" + source + "' " + ROLE + " " + options + " IGNOREALLERRORS");
        return rows(connection, DESCRIBED);
    }

    @Test
    void delimitedRowsSayWhereTheirFaultIs() throws SQLException {
        assertThat(errors(
                        "csv",
                        "1,12a,x\n\"2\",\"3\n4\",y\n5,,z\n6,1,toolong\n7\n8,1,x,y\n9,1,\"x\n",
                        "id INT, n INT NOT NULL, s VARCHAR(3)",
                        "CSV"))
                .containsExactly(
                        "1|n|2|12a|1207|Invalid digit, Value 'a', Pos 2, Type: Integer",
                        "2|n|4|3\n4|1207|Invalid digit, Value '\n', Pos 1, Type: Integer",
                        "4|n|2||1213|Missing data for not-null field",
                        "5|s|4|toolong|1204|String length exceeds DDL length",
                        "6||0||1214|Delimiter not found",
                        "7||0||1202|Extra column(s) found",
                        "8||0||1214|Delimited value missing end quote");
    }

    @Test
    void jsonRowsNameTheLineTheyEndOn() throws SQLException {
        assertThat(errors(
                        "json",
                        "{\"id\":1,\n\"n\":\"1540919166796.0\"}\n,\n[{\"id\":2}]\n{\"id\":3,\"n\":1540919166796.0}",
                        "id INT, n BIGINT",
                        "JSON 'auto'"))
                .containsExactly(
                        "2|n|0|1540919166796.0|1207|Invalid digit, Value '.', Pos 13, Type: Long",
                        "3||0||1216|Invalid JSON: Unexpected character (',' (code 44)): expected a value",
                        "4||0||1216|Invalid JSONPath format: Member is not an object.");
        assertThat(rows(connection, "SELECT id, n FROM errors_json")).containsExactly("3|1540919166796");
    }

    @Test
    void superWantsJson() throws SQLException {
        assertThat(errors("super", "1|{\"a\":\n2|[1]\n", "id INT, j SUPER", ""))
                .singleElement()
                .asString()
                .startsWith("1|j|2|{\"a\":|1224|Invalid JSON for SUPER");
    }

    @Test
    void aLoadFailsWhenItsErrorsReachTheLimit() throws SQLException {
        String source = warehouse.s3().put("load-errors/limit", "x\n1\ny\n2\n");
        run(connection, "CREATE TEMP TABLE limited (id INT)");
        String copy = "COPY limited FROM '" + source + "' " + ROLE + " CSV MAXERROR ";
        String failed = "Load into table 'limited' failed.  Check 'sys_load_error_detail' system table for details.";

        for (String limit : List.of("0", "1", "2")) {
            assertThatThrownBy(() -> run(connection, copy + limit)).hasMessageContaining(failed);
        }
        assertThat(rows(connection, "SELECT count(*) FROM limited")).containsExactly("0");
        run(connection, copy + "3");
        assertThat(rows(connection, "SELECT id, pg_last_copy_count() FROM limited ORDER BY id"))
                .containsExactly("1|2", "2|2");
    }

    @Test
    void anObjectOfMoreThanFourMegabytesIsAnErrorOfItsOwn() throws SQLException {
        String large = "{\"id\":1,\"ignored\":\"" + "x".repeat(4 << 20) + "\"}{\"id\":2}";

        assertThat(errors("large", large, "id INT", "JSON 'auto'")).hasSize(1);
        assertThat(rows(connection, "SELECT id FROM errors_large")).containsExactly("2");
    }

    @Test
    void blanksThatAreTooMuchAreNoError() throws SQLException {
        assertThat(errors("blanks", "ab    |ab    \n", "c CHAR(3), v VARCHAR(3)", ""))
                .isEmpty();
        assertThat(rows(connection, "SELECT '<' || v || '>' FROM errors_blanks"))
                .containsExactly("<ab >");
    }

    @Test
    void whoMayNotInsertMayNotCopyAndSeesNoLoadsOfOthers() throws SQLException {
        String source = warehouse.s3().put("load-errors/denied", "1\n");
        run(connection, "DROP TABLE IF EXISTS denied", "CREATE TABLE denied (id INT)", "CREATE ROLE copy_reader");
        run(connection, "COPY denied FROM '" + source + "' " + ROLE);
        run(connection, "SET ROLE copy_reader");

        assertThatThrownBy(() -> run(connection, "COPY denied FROM '" + source + "' " + ROLE))
                .hasMessageContaining("permission denied for")
                .extracting(failure -> ((SQLException) failure).getSQLState())
                .isEqualTo("42501");
        assertThat(rows(connection, "SELECT count(*) FROM sys_load_history")).containsExactly("0");
    }
}
