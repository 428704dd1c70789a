package io.landfall.redshift.copy;

import static io.landfall.redshift.Warehouse.ROLE;
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

/** Which files a COPY reads: key prefixes and manifests. */
@ExtendWith(Warehouse.Shared.class)
class CopyManifestIT {
    private final Warehouse warehouse;
    private Connection connection;

    CopyManifestIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = warehouse.connect();
        run(connection, "CREATE TEMP TABLE listed (id INT)");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private void copy(String source, String options) throws SQLException {
        run(connection, "COPY listed FROM '" + source + "' " + ROLE + " " + options);
    }

    private RedshiftException copyFails(String source, String options) {
        RedshiftException failure = catchThrowableOfType(RedshiftException.class, () -> copy(source, options));
        assertThat((Throwable) failure).isNotNull();
        assertThat(failure.getSQLState()).isEqualTo("XX000");
        return failure;
    }

    private static String message(RedshiftException failure) {
        return failure.getServerErrorMessage().getMessage();
    }

    private static String detail(RedshiftException failure) {
        return failure.getServerErrorMessage().getDetail();
    }

    private String manifest(String name, String entries) {
        return warehouse.s3().put("manifest-it-lists/" + name, "{\"entries\":[" + entries + "]}");
    }

    @Test
    void aKeyIsAPrefixOfKeys() throws SQLException {
        String source = warehouse.s3().put("manifest-it-prefix/cust.txt", "1\n");
        warehouse.s3().put("manifest-it-prefix/cust.txt.bak", "2\n");
        warehouse.s3().put("manifest-it-prefix/cust.txt.1", "3\n");
        warehouse.s3().put("manifest-it-prefix/other.txt", "4\n");

        copy(source, "CSV");

        assertThat(rows(connection, "SELECT id FROM listed ORDER BY id")).containsExactly("1", "2", "3");
    }

    @Test
    void aPrefixWithoutObjectsIsAnError() {
        RedshiftException failure = copyFails(S3OnDisk.url("manifest-it-nothing/"), "CSV");

        assertThat(message(failure)).isEqualTo("The specified S3 prefix 'manifest-it-nothing/' does not exist");
        assertThat(detail(failure)).contains("  code:      8001\n");
    }

    @Test
    void missingFilesAreSkippedUnlessTheyAreMandatory() throws SQLException {
        String present = warehouse.s3().put("manifest-it-data/a.csv", "1\n");
        String missing = S3OnDisk.url("manifest-it-data/none.csv");
        String optional = manifest("optional", "{\"url\":\"" + missing + "\"},{\"url\":\"" + present + "\"}");
        String mandatory = manifest("mandatory", "{\"url\":\"" + missing + "\",\"mandatory\":true}");

        copy(optional, "MANIFEST CSV");
        assertThat(rows(connection, "SELECT id FROM listed")).containsExactly("1");

        RedshiftException failure = copyFails(mandatory, "MANIFEST CSV");
        assertThat(message(failure)).startsWith("S3ServiceException:The specified key does not exist.,Status 404");
        assertThat(detail(failure)).contains("context:   S3 key being read : " + missing);
    }

    @Test
    void aManifestOfWhichNothingExistsIsAnError() {
        String manifest = manifest("nothing", "{\"url\":\"" + S3OnDisk.url("manifest-it-data/gone.csv") + "\"}");

        assertThat(message(copyFails(manifest, "MANIFEST CSV")))
                .isEqualTo("None of the files listed in the manifest exist");
    }

    @Test
    void unknownKeysAreLetPassAndALengthIsNotAskedFor() throws SQLException {
        String file = warehouse.s3().put("manifest-it-unload/a.csv", "1\n");
        String manifest = warehouse.s3().put("manifest-it-lists/unload", """
                {"entries":[{"url":"%s","meta":{"content_length":999,"record_count":1}}],
                 "schema":{"elements":[]},"author":{"name":"UNLOAD"}}""".formatted(file));

        copy(manifest, "MANIFEST CSV");

        assertThat(rows(connection, "SELECT id FROM listed")).containsExactly("1");
    }

    @Test
    void anEntryNeedsAFullKey() {
        String folder = manifest("folder", "{\"url\":\"" + S3OnDisk.url("manifest-it-data/") + "\"}");

        RedshiftException failure = copyFails(folder, "MANIFEST CSV");

        assertThat(message(failure)).contains("needs a full S3 path");
        assertThat(detail(failure)).contains("  code:      8001\n");
    }

    @Test
    void withoutTheWordAManifestIsData() throws SQLException {
        String manifest = manifest("data", "{\"url\":\"" + S3OnDisk.url("manifest-it-data/a.csv") + "\"}");

        copy(manifest, "JSON 'auto'");

        assertThat(rows(connection, "SELECT id IS NULL, count(*) FROM listed GROUP BY 1"))
                .containsExactly("t|1");
    }

    @Test
    void aManifestThatIsMissingOrNoJsonIsAnErrorOfItsOwn() {
        String broken = warehouse.s3().put("manifest-it-lists/broken", "entries:");

        assertThat(message(copyFails(S3OnDisk.url("manifest-it-lists/no-such"), "MANIFEST CSV")))
                .startsWith("Problem reading manifest file - S3ServiceException:The specified key does not exist.,"
                        + "Status 404,Error NoSuchKey,");
        assertThat(message(copyFails(broken, "MANIFEST CSV"))).startsWith("Problem parsing manifest file");
    }

    @Test
    void jsonPathsAreExpressionsInOneNotation() throws SQLException {
        String data = warehouse.s3().put("manifest-it-paths/1.json", "{\"a\":{\"b\":7}}");
        String mixed = warehouse.s3().put("manifest-it-jsonpaths/mixed", "{\"jsonpaths\":[\"$.a\",\"$['b']\"]}");
        String empty = warehouse.s3().put("manifest-it-jsonpaths/empty", "{\"jsonpaths\":[\"\"]}");
        String other = warehouse.s3().put("manifest-it-jsonpaths/other", "{\"paths\":[\"$.a.b\"]}");
        run(connection, "CREATE TEMP TABLE two (a VARCHAR(20), b INT)");

        assertThat(message(catchThrowableOfType(
                        RedshiftException.class,
                        () -> run(connection, "COPY two FROM '" + data + "' " + ROLE + " JSON '" + mixed + "'"))))
                .startsWith("Invalid JSONPath format:");
        assertThat(message(copyFails(data, "JSON '" + empty + "'"))).startsWith("Invalid JSONPath format:");
        run(connection, "COPY two FROM '" + data + "' " + ROLE + " JSON '" + other + "'");
        assertThat(rows(connection, "SELECT a, b IS NULL FROM two")).containsExactly("{\"b\":7}|t");
    }

    @Test
    void aChainOfRolesHasNoSpaces() {
        String source = warehouse.s3().put("manifest-it-roles/a.csv", "1\n");
        String chain = "IAM_ROLE 'arn:aws:iam::123456789012:role/a, arn:aws:iam::123456789012:role/b'";

        RedshiftException failure = catchThrowableOfType(
                RedshiftException.class, () -> run(connection, "COPY listed FROM '" + source + "' " + chain + " CSV"));

        assertThat(message(failure)).contains("is not authorized to assume IAM Role  arn:aws:iam::123456789012:role/b");
        assertThat(detail(failure)).contains("context:   IAM Role=", "location:  xen_aws_credentials_mgr.cpp");
    }
}
