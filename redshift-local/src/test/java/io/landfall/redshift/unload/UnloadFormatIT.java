package io.landfall.redshift.unload;

import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.luben.zstd.ZstdInputStream;
import io.landfall.redshift.Warehouse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Warehouse.Shared.class)
class UnloadFormatIT {
    private static final String ROWS =
            "SELECT 1 AS id, 'a|b'::varchar(9) AS name, true AS ok, 1.50::decimal(5,2) AS price,"
                    + " '2018-11-12 02:36:57.796'::timestamp AS at UNION ALL SELECT 2, NULL, false, NULL, NULL ORDER BY id";

    private final Warehouse warehouse;
    private Connection connection;
    private UnloadFixture unloads;

    UnloadFormatIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = warehouse.connect();
        unloads = new UnloadFixture(warehouse, connection);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private String unloaded(String query, String prefix, String options) throws SQLException, IOException {
        unloads.unload(query, prefix, options + " PARALLEL OFF");
        return unloads.text(prefix + "000");
    }

    @Test
    void delimitedTextHasPipesAndNothingForNull() throws Exception {
        assertThat(unloaded(ROWS, "u-text/", "")).isEqualTo("1|a|b|t|1.50|2018-11-12 02:36:57.796\n2||f||\n");
    }

    @Test
    void escapeAndQuotesProtectCharacterColumns() throws Exception {
        String query = "SELECT ('a|b' || CHR(92) || 'c\"d')::varchar(20) AS v, 1 AS i, 'x' || CHR(10) || 'y' AS w";

        assertThat(unloaded(query, "u-escape/", "ESCAPE")).isEqualTo("a\\|b\\\\c\"d|1|x\\\ny\n");
        assertThat(unloaded(query, "u-quotes/", "ADDQUOTES ESCAPE DELIMITER ',' HEADER"))
                .isEqualTo("\"v\",\"i\",\"w\"\n\"a|b\\\\c\\\"d\",\"1\",\"x\\\ny\"\n");
        assertThat(unloaded("SELECT NULL::int AS n, '' AS e", "u-null/", "NULL AS '\\\\N' ADDQUOTES"))
                .isEqualTo("\\N|\"\"\n");
    }

    @Test
    void csvQuotesOnlyWhatNeedsIt() throws Exception {
        String query = "SELECT 1 AS id, 'Columbus \"Crew\" Stadium' AS a, 'Community, Ballpark' AS b, 'x|y' AS c,"
                + " 'l1' || CHR(10) || 'l2' AS d, NULL::varchar(3) AS e";

        assertThat(unloaded(query, "u-csv/", "CSV HEADER"))
                .isEqualTo(
                        "id,a,b,c,d,e\n1,\"Columbus \"\"Crew\"\" Stadium\",\"Community, Ballpark\",x|y,\"l1\nl2\",\n");
        assertThat(unloaded(query, "u-csv-pipe/", "FORMAT AS CSV DELIMITER AS '|' NULL AS 'null'"))
                .isEqualTo("1|\"Columbus \"\"Crew\"\" Stadium\"|Community, Ballpark|\"x|y\"|\"l1\nl2\"|null\n");
    }

    @Test
    void fixedWidthsAreFilledAndNeverCut() throws Exception {
        String query = "SELECT 7 AS id, 'Toyotä' AS name, NULL::int AS seats";

        assertThat(unloaded(query, "u-fixed/", "FIXEDWIDTH AS 'id:3,name:8,seats:2'"))
                .isEqualTo("7  Toyotä    \n");
        assertThat(unloaded(query, "u-fixed-null/", "FIXEDWIDTH 'id:3,name:8,seats:2' NULL AS 'none'"))
                .isEqualTo("7  Toyotä    \n");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> unloaded(query, "u-fixed-cut/", "FIXEDWIDTH 'id:3,name:5,seats:2'"))
                .withMessageContaining("longer than its FIXEDWIDTH");
    }

    @Test
    void jsonHasOneObjectOnEachLine() throws Exception {
        assertThat(unloaded(ROWS, "u-json/", "FORMAT AS JSON"))
                .isEqualTo(
                        "{\"id\":1,\"name\":\"a|b\",\"ok\":\"t\",\"price\":1.50,\"at\":\"2018-11-12 02:36:57.796\"}\n"
                                + "{\"id\":2,\"name\":null,\"ok\":\"f\",\"price\":null,\"at\":null}\n");
        assertThat(unloaded("SELECT 'a\"\\\\b' || CHR(10) AS v, 'NaN'::float8 AS f", "u-json-quotes/", "JSON"))
                .isEqualTo("{\"v\":\"a\\\"\\\\b\\n\",\"f\":\"NaN\"}\n");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> unloaded("SELECT 1 AS a, 2 AS a", "u-json-names/", "JSON"))
                .withMessageContaining("\"a\" is not unique");
    }

    @Test
    void filesAreCompressed() throws Exception {
        unloads.unload(ROWS, "u-gzip/", "PARALLEL OFF GZIP");
        unloads.unload(ROWS, "u-bzip2/", "PARALLEL OFF BZIP2");
        unloads.unload(ROWS, "u-zstd/", "PARALLEL OFF ZSTD");

        assertThat(read(new GZIPInputStream(unloads.open("u-gzip/000.gz")))).startsWith("1|a|b|t");
        assertThat(read(new BZip2CompressorInputStream(unloads.open("u-bzip2/000.bz2"))))
                .startsWith("1|a|b|t");
        assertThat(read(new ZstdInputStream(unloads.open("u-zstd/000.zst")))).startsWith("1|a|b|t");
    }

    private static String read(InputStream in) throws IOException {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void redshiftsFunctionsWorkInTheQuery() throws Exception {
        run(connection, "CREATE TABLE u_functions (d DATE)", "INSERT INTO u_functions VALUES ('2020-01-31')");

        assertThat(unloaded(
                        "SELECT DATEADD(month, 1, d) AS m, NVL(NULL, 'x') AS n FROM u_functions", "u-functions/", ""))
                .isEqualTo("2020-02-29 00:00:00|x\n");
    }

    @Test
    void superIsJsonWithItsOwnNull() throws Exception {
        String object = "{\"a\":\"x \\\"y\\\" : z\",\"b\":1.5}";
        String source = warehouse.s3().put("u-super-source/1.json", "{\"id\":1, \"s\":" + object + "}");
        run(
                connection,
                "CREATE TABLE u_super (id INT, s SUPER, n SUPER)",
                "COPY u_super FROM '" + source + "' " + Warehouse.ROLE + " JSON 'auto'");
        String query = "SELECT * FROM u_super";

        assertThat(unloaded(query, "u-super/", "NULL AS 'none'")).isEqualTo("1|" + object + "|null\n");
        assertThat(unloaded(query, "u-super-json/", "JSON")).isEqualTo("{\"id\":1,\"s\":" + object + ",\"n\":null}\n");
    }
}
