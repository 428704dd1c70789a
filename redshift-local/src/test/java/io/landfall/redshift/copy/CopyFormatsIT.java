package io.landfall.redshift.copy;

import static io.landfall.redshift.Warehouse.ROLE;
import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import io.landfall.redshift.Warehouse;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Formats, compression and conversion options, one small file each. */
@ExtendWith(Warehouse.Shared.class)
class CopyFormatsIT {
    private final Warehouse warehouse;
    private Connection connection;

    CopyFormatsIT(Warehouse warehouse) {
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
        String table = "formats_" + key;
        String source = warehouse.s3().put("formats/" + key, content);
        run(connection, "CREATE TEMP TABLE " + table + " (" + columns + ")");
        run(connection, "COPY " + table + " FROM '" + source + "' " + ROLE + " " + options);
        return rows(connection, "SELECT * FROM " + table);
    }

    private List<String> copied(String key, String content, String columns, String options) throws SQLException {
        return copied(key, content.getBytes(StandardCharsets.UTF_8), columns, options);
    }

    @Test
    void fixedWidthsCutLinesByCharacters() throws SQLException {
        assertThat(copied(
                        "fixed",
                        "001Zürich   20181130\n002Rome     20181201\n",
                        "id INT, city VARCHAR(20), day DATE",
                        "FIXEDWIDTH 'id:3,city:9,day:8' TRIMBLANKS DATEFORMAT 'YYYYMMDD'"))
                .containsExactly("1|Zürich|2018-11-30", "2|Rome|2018-12-01");
    }

    @Test
    void escapedAndQuotedTextLoads() throws SQLException {
        assertThat(copied("escape", "1~a\\~b~\\N\n", "id INT, a VARCHAR(9), b VARCHAR(9)", "DELIMITER '~' ESCAPE"))
                .containsExactly("1|a~b|");
        assertThat(copied("quotes", "1,'a,b'\n2,\"c\"\n", "id INT, a VARCHAR(9)", "DELIMITER ',' REMOVEQUOTES"))
                .containsExactly("1|a,b", "2|c");
        assertThat(copied("long", "1|~|x\n", "id INT, a VARCHAR(9)", "DELIMITER '|~|'"))
                .containsExactly("1|x");
    }

    @Test
    void compressedFilesAreReadAsTheOptionSays() throws Exception {
        byte[] text = "1\n2\n".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bzip2 = new ByteArrayOutputStream();
        try (OutputStream out = new BZip2CompressorOutputStream(bzip2)) {
            out.write(text);
        }

        assertThat(copied("bz", bzip2.toByteArray(), "id INT", "CSV BZIP2")).containsExactly("1", "2");
        assertThat(copied("zst", Zstd.compress(text), "id INT", "CSV ZSTD")).containsExactly("1", "2");
    }

    @Test
    void noloadChecksAndWritesNothing() throws SQLException {
        String source = warehouse.s3().put("formats/noload", "1\n2\nx\n");
        run(connection, "CREATE TEMP TABLE noload (id INT)");

        List<String> notices = notices("COPY noload FROM '" + source + "' " + ROLE + " CSV NOLOAD MAXERROR 5");
        assertThat(notices)
                .containsExactly(
                        "Load into table 'noload' completed, 0 record(s) loaded successfully.",
                        "Load into table 'noload' completed, 1 record(s) could not be loaded."
                                + "  Check 'sys_load_error_detail' system table for details.");
        assertThat(rows(connection, "SELECT count(*), pg_last_copy_count() FROM noload"))
                .containsExactly("0|0");
        assertThatThrownBy(() -> run(connection, "COPY noload FROM '" + source + "' " + ROLE + " CSV NOLOAD"))
                .hasMessageContaining("Load into table 'noload' failed.");
    }

    @Test
    void wholeObjectsGoIntoOneSuperColumn() throws SQLException {
        assertThat(copied("noshred", "{\"a\":[1,\n2]}{\"b\":\"c\"}", "j SUPER", "JSON 'noshred'"))
                .containsExactly("{\"a\":[1,2]}", "{\"b\":\"c\"}");
        run(connection, "CREATE TEMP TABLE shredded (a INT, j SUPER)");
        String source = warehouse.s3().put("formats/noshred2", "{}");
        assertThatThrownBy(() -> run(connection, "COPY shredded FROM '" + source + "' " + ROLE + " JSON 'noshred'"))
                .hasMessageContaining("needs exactly one column of type SUPER");
    }

    @Test
    void nestedValuesKeepTheirTypeInSuper() throws SQLException {
        assertThat(copied(
                        "super",
                        "{\"a\":{\"b\":[true]},\"s\":\"text\",\"n\":1.50,\"z\":null}",
                        "a SUPER, s SUPER, n SUPER, z SUPER",
                        "JSON 'auto'"))
                .containsExactly("{\"b\":[true]}|\"text\"|1.5|");
        assertThat(copied("superc", "1,\"{\"\"a\"\":1}\"\n", "id INT, j SUPER", "CSV"))
                .containsExactly("1|{\"a\":1}");
    }

    @Test
    void jsonNumbersComeByWayOfFloatingPoint() throws SQLException {
        assertThat(copied(
                        "numbers",
                        "{\"a\":19.99,\"b\":\"19.99\",\"c\":1540919166796.0,\"d\":1e3,\"e\":0.1}",
                        "a DECIMAL(8,2), b DECIMAL(8,2), c BIGINT, d VARCHAR(9), e DOUBLE PRECISION",
                        "JSON 'auto'"))
                .containsExactly("19.98|19.99|1540919166796|1000|0.1");
        assertThat(copied("rounded", "{\"a\":19.99}", "a DECIMAL(8,2)", "JSON 'auto' ROUNDEC"))
                .containsExactly("19.99");
    }

    @Test
    void columnsOfEveryKindTakeTheirForms() throws SQLException {
        assertThat(copied(
                        "kinds",
                        "1|t|1.5|1e-3|23:59:59.5|01:02:03+02|2018-11-30 01:02:03+01|abc\n|no||||||\n",
                        "i SMALLINT, b BOOLEAN, r REAL, d FLOAT8, t TIME, z TIMETZ, w TIMESTAMPTZ, c CHAR(5)",
                        ""))
                .containsExactly("1|t|1.5|0.001|23:59:59.5|01:02:03+02|2018-11-30 00:02:03+00|abc", "|f||||||");
    }

    @Test
    void defaultsAreForColumnsOutsideOfAnExplicitListOnly() throws SQLException {
        String source = warehouse.s3().put("formats/defaults", "{\"id\":1}");
        run(connection, "CREATE TEMP TABLE defaults (id INT, a VARCHAR(9) DEFAULT 'none')");

        run(
                connection,
                "COPY defaults FROM '" + source + "' " + ROLE + " JSON 'auto'",
                "COPY defaults (id) FROM '" + source + "' " + ROLE + " JSON 'auto'");

        assertThat(rows(connection, "SELECT a IS NULL, a FROM defaults")).containsExactly("t|", "f|none");
    }

    @Test
    void identityValuesComeFromTheDataOnlyWithExplicitIds() throws SQLException {
        String source = warehouse.s3().put("formats/ids", "70|a\n");
        run(connection, "CREATE TEMP TABLE ids (id BIGINT IDENTITY(1,1), a VARCHAR(9))");
        String copy = " FROM '" + source + "' " + ROLE;

        run(connection, "COPY ids" + copy + " EXPLICIT_IDS", "COPY ids (id, a)" + copy + " EXPLICIT_IDS");
        assertThat(rows(connection, "SELECT * FROM ids")).containsExactly("70|a", "70|a");
        assertThatThrownBy(() -> run(connection, "COPY ids (id, a)" + copy))
                .hasMessageContaining("cannot set an identity column to a value");
        assertThatThrownBy(() -> run(connection, "COPY ids (a)" + copy + " EXPLICIT_IDS"))
                .hasMessageContaining("EXPLICIT_IDS needs identity column \"id\"");
    }

    @Test
    void headersAreLinesInJsonToo() throws SQLException {
        assertThat(copied("header", "{\"id\":1}\n{\"id\":2}\n", "id INT", "JSON 'auto' IGNOREHEADER 1"))
                .containsExactly("2");
    }

    @Test
    void blankLinesAreSkippedWhenAsked() throws SQLException {
        assertThat(copied("blank", "1|a\n\n  \n2\n", "id INT, a VARCHAR(9)", "IGNOREBLANKLINES FILLRECORD"))
                .containsExactly("1|a", "2|");
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
