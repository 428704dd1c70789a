package io.landfall.redshift.copy;

import static io.landfall.redshift.Warehouse.ROLE;
import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.redshift.S3OnDisk;
import io.landfall.redshift.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the system views and the session's counters tell about a COPY afterwards. */
@ExtendWith(Warehouse.Shared.class)
class CopyViewsIT {
    private final Warehouse warehouse;
    private Connection connection;
    private String pid;

    CopyViewsIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = warehouse.connect();
        pid = rows(connection, "SELECT pg_backend_pid()").get(0);
        run(connection, "CREATE TEMP TABLE viewed (id INT, a VARCHAR(3))");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private void copy(String source, String options) throws SQLException {
        run(connection, "COPY viewed FROM '" + source + "' " + ROLE + " " + options);
    }

    private void copyFails(String source, String options) {
        assertThatThrownBy(() -> copy(source, options)).isInstanceOf(SQLException.class);
    }

    @Test
    void aLoadIsInTheHistoryWithItsFiles() throws SQLException {
        String one = warehouse.s3().put("views-it/1.csv", "1,a\n2,b\n");
        String two = warehouse.s3().put("views-it/2.csv", "3,c\n4,long\n");

        copy(S3OnDisk.url("views-it/"), "CSV MAXERROR 3 COMPUPDATE OFF");

        String query = " query_id = pg_last_copy_id()";
        assertThat(rows(
                        connection,
                        "SELECT session_id = " + pid + ", database_name, status, table_name, data_source, file_format,"
                                + " loaded_rows, loaded_bytes, source_file_count, source_file_bytes, file_count_scanned,"
                                + " file_bytes_scanned, error_count, copy_job_id, duration >= 0 FROM sys_load_history"
                                + " WHERE" + query))
                .containsExactly("t|dev|completed|viewed|s3://landing/views-it/|csv|3|19|2|19|2|19|1|-1|t");
        assertThat(rows(
                        connection,
                        "SELECT TRIM(file_name), bytes_scanned, lines_scanned, splits_scanned, file_etag IS NOT NULL,"
                                + " file_last_modified <= record_time FROM sys_load_detail WHERE" + query
                                + " ORDER BY 1"))
                .containsExactly(one + "|8|2|1|t|t", two + "|11|2|1|t|t");
        assertThat(rows(
                        connection,
                        "SELECT TRIM(filename), lines_scanned, errors, status, TRIM(file_format) FROM stl_load_commits"
                                + " WHERE query = pg_last_copy_id() ORDER BY 1"))
                .containsExactly(one + "|2|0|1|Text", two + "|2|1|1|Text");
        assertThat(rows(
                        connection,
                        "SELECT TRIM(name), lines, bytes, loadtime >= 0 FROM stl_file_scan"
                                + " WHERE query = pg_last_copy_id() ORDER BY 1"))
                .containsExactly(one + "|2|8|t", two + "|2|11|t");
        assertThat(rows(connection, "SELECT * FROM stv_load_state WHERE session = " + pid))
                .isEmpty();
    }

    @Test
    void theFieldsOfARowThatWasRefusedAreShown() throws SQLException {
        String source = warehouse.s3().put("views-it-fields/1.csv", "7,long\n");
        copyFails(source, "CSV");

        assertThat(rows(
                        connection,
                        "SELECT TRIM(filename), line_number, field, TRIM(colname), TRIM(value), is_null, TRIM(type),"
                                + " TRIM(col_length) FROM stl_loaderror_detail WHERE session = " + pid
                                + " ORDER BY field"))
                .containsExactly(source + "|1|0|id|7|0|int4|0", source + "|1|1|a|long|0|varchar|3");
        assertThat(rows(
                        connection,
                        "SELECT err_code, TRIM(err_reason), position, TRIM(raw_field_value), TRIM(col_length)"
                                + " FROM stl_load_errors WHERE session = " + pid))
                .containsExactly("1204|String length exceeds DDL length|2|long|3");
        assertThat(rows(
                        connection,
                        "SELECT status, loaded_rows, error_count FROM sys_load_history WHERE session_id = " + pid))
                .containsExactly("aborted|0|1");
    }

    @Test
    void anErrorOfS3IsKept() throws SQLException {
        copyFails("s3://no-such-bucket-here/x", "CSV");

        assertThat(rows(
                        connection,
                        "SELECT TRIM(http_method), TRIM(bucket), TRIM(key), error LIKE '%NoSuchBucket%'"
                                + " FROM stl_s3client_error WHERE pid = " + pid))
                .containsExactly("GET|no-such-bucket-here|x|t");
    }

    @Test
    void theLastCopyIsThatOfTheSession() throws SQLException {
        String last = "SELECT pg_last_copy_id() = -1, pg_last_copy_count()";
        String good = warehouse.s3().put("views-it-last/good.csv", "1,a\n2,b\n");
        String bad = warehouse.s3().put("views-it-last/bad.csv", "x,a\n");
        assertThat(rows(connection, last)).containsExactly("t|0");

        copyFails(good, "CSV WIBBLE");
        copyFails(S3OnDisk.url("views-it-nothing/"), "CSV");
        assertThat(rows(connection, last)).containsExactly("t|0");

        copy(good, "CSV");
        assertThat(rows(connection, last)).containsExactly("f|2");

        String before = rows(connection, "SELECT pg_last_copy_id()").get(0);
        copyFails(bad, "CSV");
        assertThat(rows(connection, "SELECT pg_last_copy_id() > " + before + ", pg_last_copy_count()"))
                .containsExactly("t|0");
        assertThat(rows(connection, "SELECT err_code FROM stl_load_errors WHERE query = pg_last_copy_id()"))
                .containsExactly("1207");
    }

    @Test
    void aCopyThatIsRolledBackIsNotTheLast() throws SQLException {
        String good = warehouse.s3().put("views-it-back/good.csv", "1,a\n");
        String bad = warehouse.s3().put("views-it-back/bad.csv", "x,a\n");
        copy(good, "CSV");
        String last = rows(connection, "SELECT pg_last_copy_id()").get(0);
        connection.setAutoCommit(false);

        copy(good, "CSV");
        assertThat(rows(connection, "SELECT pg_last_copy_id() > " + last)).containsExactly("t");
        connection.rollback();
        assertThat(rows(connection, "SELECT pg_last_copy_id()")).containsExactly(last);
        connection.commit();

        copyFails(bad, "CSV");
        connection.rollback();
        assertThat(rows(connection, "SELECT pg_last_copy_id()")).containsExactly(last);
        connection.commit();
    }
}
