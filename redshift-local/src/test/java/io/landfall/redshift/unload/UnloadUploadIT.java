package io.landfall.redshift.unload;

import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.amazon.redshift.util.RedshiftException;
import io.landfall.redshift.S3OnDisk;
import io.landfall.redshift.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Results that are larger than what is kept in memory. */
@ExtendWith(Warehouse.Shared.class)
class UnloadUploadIT {
    private static final String TWENTY_MEGABYTES = "SELECT n, REPEAT('x', 9990) AS v FROM u_rows ORDER BY n";

    private final Warehouse warehouse;
    private Connection connection;
    private UnloadFixture unloads;

    UnloadUploadIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeEach
    void fill() throws SQLException {
        connection = warehouse.connect();
        unloads = new UnloadFixture(warehouse, connection);
        run(
                connection,
                "CREATE TEMP TABLE u_rows (n INT)",
                "INSERT INTO u_rows SELECT row_number() OVER () FROM (SELECT 1 FROM pg_attribute LIMIT 2000) a");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private boolean noUploadIsOpen(String prefix) {
        return warehouse
                .s3()
                .client()
                .listMultipartUploads(request -> request.bucket(S3OnDisk.BUCKET).prefix(prefix))
                .uploads()
                .isEmpty();
    }

    @Test
    void largeFilesAreUploadedInParts() throws Exception {
        unloads.unload(TWENTY_MEGABYTES, "u-large/", "PARALLEL OFF");

        String text = unloads.text("u-large/000");
        assertThat(text.lines().count()).isEqualTo(2000);
        assertThat(text.lines()
                        .mapToInt(line -> Integer.parseInt(line.substring(0, line.indexOf('|'))))
                        .sum())
                .isEqualTo(2_001_000);
        assertThat(noUploadIsOpen("u-large/")).isTrue();
    }

    @Test
    void failureInTheMiddleLeavesNeitherFilesNorParts() throws Exception {
        RedshiftException failure = catchThrowableOfType(
                RedshiftException.class,
                () -> unloads.unload(
                        "SELECT n, REPEAT('x', 9990) || (1 / (1990 - n)) AS v FROM u_rows ORDER BY n",
                        "u-aborted/",
                        "PARALLEL OFF"));

        assertThat(failure.getSQLState()).isEqualTo("22012");
        assertThat(unloads.names("u-aborted/")).isEmpty();
        assertThat(noUploadIsOpen("u-aborted/")).isTrue();
        assertThat(rows(connection, "SELECT COUNT(*) FROM u_rows")).containsExactly("2000");
    }

    @Test
    void valueThatDoesNotFitStopsTheQueryAndTheSessionGoesOn() throws Exception {
        RedshiftException failure = catchThrowableOfType(
                RedshiftException.class,
                () -> unloads.unload("SELECT n, n FROM u_rows", "u-stopped/", "FIXEDWIDTH 'a:4,b:1'"));

        assertThat(failure.getServerErrorMessage().getMessage()).contains("longer than its FIXEDWIDTH");
        assertThat(unloads.names("u-stopped/")).isEmpty();
        assertThat(rows(connection, "SELECT COUNT(*) FROM u_rows")).containsExactly("2000");
    }
}
