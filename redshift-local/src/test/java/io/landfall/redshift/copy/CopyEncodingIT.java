package io.landfall.redshift.copy;

import static io.landfall.redshift.Warehouse.ROLE;
import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.redshift.Warehouse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bytes to characters: encodings, bytes that are no text, NUL. */
@ExtendWith(Warehouse.Shared.class)
class CopyEncodingIT {
    private final Warehouse warehouse;
    private Connection connection;

    CopyEncodingIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = warehouse.connect();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private List<String> copied(String key, byte[] content, String columns, String options) throws SQLException {
        String table = "encodings_" + key;
        String source = warehouse.s3().put("encodings/" + key, content);
        run(connection, "CREATE TEMP TABLE " + table + " (" + columns + ")");
        run(connection, "COPY " + table + " FROM '" + source + "' " + ROLE + " " + options);
        return rows(connection, "SELECT * FROM " + table);
    }

    private List<String> copied(String key, String content, String columns, String options) throws SQLException {
        return copied(key, content.getBytes(StandardCharsets.UTF_8), columns, options);
    }

    @Test
    void otherEncodingsBecomeUtf8() throws SQLException {
        String text = "1|Zürich \ud83d\ude00\n";
        for (String encoding : List.of("UTF-16", "UTF-16LE", "UTF-16BE")) {
            String name = encoding.replace("-", "");
            assertThat(copied(
                            name,
                            text.getBytes(Charset.forName(encoding)),
                            "id INT, a VARCHAR(20)",
                            "ENCODING " + name))
                    .containsExactly("1|Zürich \ud83d\ude00");
        }
    }

    @Test
    void aFileInAnotherEncodingThanSaidIsALoadError() throws SQLException {
        String source = warehouse.s3().put("encodings/odd", new byte[] {0x00, 0x31, (byte) 0xd8});
        run(connection, "CREATE TEMP TABLE odd (id INT)");

        run(connection, "COPY odd FROM '" + source + "' " + ROLE + " ENCODING UTF16BE MAXERROR 10");

        assertThat(rows(connection, "SELECT err_code FROM stl_load_errors WHERE query = pg_last_copy_id()"))
                .containsExactly("1221");
    }

    @Test
    void invalidBytesAreReplacedOneByOneAndRecorded() throws SQLException {
        byte[] content = {'1', '|', 'a', (byte) 0xe2, (byte) 0x82, 'b', '\n', '2', '|', 'c', '\n'};
        String source = warehouse.s3().put("encodings/invalid", content);
        run(connection, "CREATE TEMP TABLE invalid (id INT, a VARCHAR(9))");

        List<String> notices = notices("COPY invalid FROM '" + source + "' " + ROLE + " ACCEPTINVCHARS AS '^'");

        assertThat(rows(connection, "SELECT * FROM invalid ORDER BY id")).containsExactly("1|a^^b", "2|c");
        assertThat(notices)
                .contains("Load into table 'invalid' completed, 1 record(s) were loaded with replacements made for"
                        + " ACCEPTINVCHARS.  Check 'stl_replacements' system table for details.");
        assertThat(rows(
                        connection,
                        "SELECT TRIM(filename), line_number, TRIM(colname) FROM stl_replacements"
                                + " WHERE query = pg_last_copy_id()"))
                .containsExactly(source + "|1|a");
    }

    @Test
    void invalidBytesAreAnErrorOtherwise() throws SQLException {
        byte[] content = {'1', '|', 'a', (byte) 0xa4, '\n'};
        String source = warehouse.s3().put("encodings/bad", content);
        run(connection, "CREATE TEMP TABLE bad (id INT, a VARCHAR(9))");

        run(connection, "COPY bad FROM '" + source + "' " + ROLE + " MAXERROR 2");

        assertThat(rows(
                        connection,
                        "SELECT err_code, TRIM(err_reason) FROM stl_load_errors WHERE query = pg_last_copy_id()"))
                .containsExactly("1220|String contains invalid or unsupported UTF8 codepoints."
                        + " Bad UTF8 hex sequence: a4 (error 3)");
    }

    @Test
    void nulIsNullWhenTheStatementSaysSo() throws SQLException {
        assertThat(copied("nul", "1|\0\n", "id INT, a VARCHAR(9)", "NULL AS '\\0'"))
                .containsExactly("1|");
        String source = warehouse.s3().put("encodings/nul-inside", "1|a\0b\n");
        run(connection, "CREATE TEMP TABLE nul_inside (id INT, a VARCHAR(9))");
        run(connection, "COPY nul_inside FROM '" + source + "' " + ROLE + " NULL AS '\\000' MAXERROR 2");
        assertThat(rows(connection, "SELECT err_code FROM stl_load_errors WHERE query = pg_last_copy_id()"))
                .containsExactly("1218");
    }

    private List<String> notices(String sql) throws SQLException {
        List<String> notices = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            for (SQLWarning warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) {
                notices.add(warning.getMessage().replaceFirst("^INFO: ", ""));
            }
        }
        return notices;
    }
}
