package io.landfall.redshift;

import static io.landfall.redshift.Warehouse.ROLE;
import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.amazon.redshift.util.RedshiftException;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Warehouse.Shared.class)
class CopyErrorIT {
    private final Warehouse warehouse;
    private Connection connection;

    CopyErrorIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = warehouse.connect();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.rollback();
        connection.close();
    }

    private RedshiftException copyFails(String table, String source, String options) {
        RedshiftException failure = catchThrowableOfType(
                RedshiftException.class,
                () -> run(connection, "COPY " + table + " FROM '" + source + "' " + ROLE + " " + options));
        assertThat((Throwable) failure).isNotNull();
        assertThat(failure.getSQLState()).isEqualTo("XX000");
        return failure;
    }

    private String message(RedshiftException failure) {
        return failure.getServerErrorMessage().getMessage();
    }

    @Test
    void badValuesAreDescribedInTheErrorViewsAlsoAfterTheRollback() throws SQLException {
        String source = warehouse.s3().put("errors/1.csv", "id,name\n1,ok\n2x,bad\n");
        run(connection, "CREATE TABLE errors (id INT, name VARCHAR(5))");
        String pid = rows(connection, "SELECT pg_backend_pid()").get(0);

        RedshiftException failure = copyFails("errors", source, "CSV IGNOREHEADER 1");
        connection.rollback();

        assertThat(message(failure))
                .isEqualTo("Load into table 'errors' failed.  Check 'sys_load_error_detail' system table for details.");
        assertThat(rows(
                        connection,
                        "SELECT TRIM(filename), line_number, TRIM(colname), TRIM(type), err_code, TRIM(err_reason),"
                                + " TRIM(raw_line), TRIM(raw_field_value) FROM stl_load_errors WHERE session = " + pid))
                .containsExactly(source + "|3|id|int4|1207|Invalid digit, Value 'x', Pos 1, Type: Integer|2x,bad|2x");
        assertThat(rows(
                        connection,
                        "SELECT TRIM(file_name), error_code, TRIM(error_message) FROM sys_load_error_detail"
                                + " WHERE session_id = " + pid))
                .containsExactly(source + "|1207|Invalid digit, Value 'x', Pos 1, Type: Integer");
        assertThat(rows(connection, "SELECT pg_last_copy_count()")).containsExactly("0");
    }

    @Test
    void eachKindOfBadRowHasItsCode() throws SQLException {
        String source = warehouse.s3().put("codes/1.json", """
                        {"s":"toolong","i":1}
                        {"s":"é","c":"é","i":1}
                        {"s":"a"}
                        {"s":"a","i":99999999999}
                        {"s":"a","i":1,"d":"2018-13-01"}
                        {"s":"a","i":1,"t":"soon"}
                        {"s":"a","i":1,"n":12345678.1}
                        {"s":"a","i":1,"b":"maybe"}
                        {"s":"a", oops}
                        {"s":"good","i":1}
                        """);
        run(
                connection,
                "CREATE TABLE codes (s VARCHAR(5), c CHAR(2), i INT NOT NULL, d DATE, t TIMESTAMP, n DECIMAL(8,2),"
                        + " b BOOLEAN)");
        run(connection, "COPY codes FROM '" + source + "' " + ROLE + " JSON 'auto' MAXERROR 100");
        String query = rows(connection, "SELECT pg_last_copy_id()").get(0);
        connection.commit();

        assertThat(rows(
                        connection,
                        "SELECT line_number, TRIM(colname), err_code FROM stl_load_errors WHERE query = " + query
                                + " ORDER BY line_number"))
                .containsExactly(
                        "1|s|1204",
                        "2|c|1215",
                        "3|i|1213",
                        "4|i|1222",
                        "5|d|1205",
                        "6|t|1206",
                        "7|n|1209",
                        "8|b|1210",
                        "9||1216");
        assertThat(rows(connection, "SELECT s FROM codes")).containsExactly("good");
        assertThat(rows(
                        connection,
                        "SELECT status, loaded_rows, error_count, source_file_count FROM sys_load_history"
                                + " WHERE query_id = " + query))
                .containsExactly("completed|1|9|1");
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedOrReplaced() throws SQLException {
        String source = warehouse.s3().put("utf8/1.csv", new byte[] {'a', (byte) 0xa4, 'b', '\n'});
        run(connection, "CREATE TABLE utf8 (s VARCHAR(9))");
        connection.commit();

        copyFails("utf8", source, "CSV");
        connection.rollback();
        run(connection, "COPY utf8 FROM '" + source + "' " + ROLE + " CSV ACCEPTINVCHARS AS '^'");

        assertThat(rows(connection, "SELECT s FROM utf8")).containsExactly("a^b");
        assertThat(rows(
                        connection,
                        "SELECT err_code, TRIM(err_reason) FROM stl_load_errors WHERE TRIM(filename) = '" + source
                                + "'"))
                .singleElement()
                .asString()
                .startsWith("1220|")
                .contains("Bad UTF8 hex sequence: a4");
    }

    @Test
    void aWrongNumberOfFieldsIsRefused() throws SQLException {
        String few = warehouse.s3().put("few/1.csv", "1\n");
        String many = warehouse.s3().put("many/1.csv", "1,2,3\n");
        run(connection, "CREATE TABLE fields (a INT, b INT)");
        connection.commit();

        copyFails("fields", few, "CSV");
        connection.rollback();
        copyFails("fields", many, "CSV");
        connection.rollback();

        assertThat(rows(
                        connection,
                        "SELECT TRIM(err_reason) FROM stl_load_errors WHERE TRIM(filename) IN ('" + few + "', '" + many
                                + "') ORDER BY line_number, err_code"))
                .containsExactlyInAnyOrder("Delimiter not found", "Extra column(s) found");
    }

    @Test
    void aMissingTableIsNamed() {
        assertThat(message(copyFails("public.nowhere", "s3://landing/x", "CSV")))
                .isEqualTo("Cannot COPY into nonexistent table nowhere");
    }

    @Test
    void anEmptyPrefixIsAnErrorWithRedshiftsDetailBlock() throws SQLException {
        run(connection, "CREATE TABLE empty_prefix (a INT)");

        RedshiftException failure = copyFails("empty_prefix", "s3://landing/nothing/here", "CSV");

        assertThat(message(failure)).isEqualTo("The specified S3 prefix 'nothing/here' does not exist");
        assertThat(failure.getServerErrorMessage().getDetail())
                .contains("code:      8001", "query:", "process:   padbmaster [pid=");
    }

    @Test
    void s3ErrorsArePassedOnInRedshiftsWords() throws SQLException {
        run(connection, "CREATE TABLE s3_errors (a INT)");
        connection.commit();

        assertThat(message(copyFails("s3_errors", "s3://no-such-bucket/k", "CSV")))
                .startsWith("S3ServiceException:")
                .contains("Status 404,Error NoSuchBucket");
        connection.rollback();
        assertThat(message(copyFails("s3_errors", "s3://landing/no.manifest", "MANIFEST CSV")))
                .startsWith("Problem reading manifest file - S3ServiceException:")
                .contains("Status 404,Error NoSuchKey");
    }

    @Test
    void aMandatoryFileOfAManifestMustExist() throws SQLException {
        String manifest = warehouse
                .s3()
                .put(
                        "manifests/mandatory.json",
                        "{\"entries\":[{\"url\":\"s3://landing/gone.csv\",\"mandatory\":true}]}");
        run(connection, "CREATE TABLE mandatory (a INT)");

        assertThat(message(copyFails("mandatory", manifest, "MANIFEST CSV"))).contains("Error NoSuchKey");
    }

    @Test
    void jsonPathsAndColumnsMustAgreeInNumber() throws SQLException {
        String paths = warehouse.s3().put("paths/two.json", "{\"jsonpaths\":[\"$.a\",\"$.b\"]}");
        String source = warehouse.s3().put("paths-data/1.json", "{\"a\":1}");
        run(connection, "CREATE TABLE paths_mismatch (a INT)");

        assertThat(message(copyFails("paths_mismatch", source, "JSON '" + paths + "'")))
                .isEqualTo("Number of jsonpaths and the number of columns should match. JSONPath size: 2,"
                        + " Number of columns in table or column list: 1");
    }

    @Test
    void aFileThatIsNotCompressedIsNoGzip() throws SQLException {
        String source = warehouse.s3().put("not-gzip/1.csv", "1\n");
        run(connection, "CREATE TABLE not_gzip (a INT)");

        assertThat(message(copyFails("not_gzip", source, "CSV GZIP"))).contains("Not in GZIP format");
        connection.rollback();
        assertThat(rows(connection, "SELECT 1")).containsExactly("1");
    }
}
