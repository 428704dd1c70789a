package io.landfall.redshift.fault;

import static io.landfall.redshift.Warehouse.ROLE;
import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static io.landfall.redshift.fault.FaultRule.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.redshift.S3OnDisk;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.fault.Effect.Cut;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(Warehouse.Shared.class)
class S3FaultsIT {
    private final Warehouse warehouse;
    private final Faults faults;
    private Connection connection;
    private String source;

    S3FaultsIT(Warehouse warehouse) {
        this.warehouse = warehouse;
        this.faults = warehouse.local().faults();
    }

    @BeforeEach
    void prepare() throws SQLException {
        source = warehouse.s3().put("s3-faults/data/1.csv", "1,one\n2,two\n3,three\n");
        connection = warehouse.connect();
        run(connection, "DROP TABLE IF EXISTS s3_faults", "CREATE TABLE s3_faults (id INT, name VARCHAR)");
    }

    @AfterEach
    void cleanUp() throws SQLException {
        faults.clear();
        connection.close();
    }

    private String copy(String from, String options) {
        return "COPY s3_faults FROM '" + from + "' " + ROLE + " " + options;
    }

    private ThrowableAssertAlternative<SQLException> assertCopyFails(String copy) throws SQLException {
        ThrowableAssertAlternative<SQLException> failure = assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, copy))
                .satisfies(failed -> assertThat(failed.getSQLState()).isEqualTo("XX000"));
        assertThat(rows(connection, "SELECT id FROM s3_faults")).isEmpty();
        return failure;
    }

    /** The first bytes come, and nothing more however often the reader asks for the rest. */
    private void cutForGoodAfter(int bytes, Cut as) {
        faults.add(of(Trigger.s3Read("s3-faults/data").afterBytes(bytes), Effect.cut(as)));
        faults.add(of(Trigger.s3Read("s3-faults/data"), Effect.cut(as)).times(100));
    }

    @ParameterizedTest
    @EnumSource(Cut.class)
    void anObjectThatIsCutLoadsNothing(Cut as) throws SQLException {
        cutForGoodAfter(6, as);

        assertCopyFails(copy(source, "CSV"))
                .withMessageContaining("S3CurlException: ")
                .withMessageContaining(source);
        faults.clear();
        run(connection, copy(source, "CSV"));
        assertThat(rows(connection, "SELECT count(*) FROM s3_faults")).containsExactly("3");
    }

    @Test
    void anObjectThatIsCutBetweenTwoRowsIsNotTakenForWhole() throws SQLException {
        cutForGoodAfter("1,one\n".length(), Cut.TRUNCATED);

        assertCopyFails(copy(source, "CSV"));
    }

    @Test
    void accessDeniedHasTheTextOfRedshiftsReader() throws SQLException {
        faults.add(of(Trigger.s3Read("s3-faults/data"), Effect.refuse(S3Preset.ACCESS_DENIED)));

        assertCopyFails(copy(source, "CSV"))
                .withMessageContaining("S3ServiceException:Access Denied,Status 403,Error AccessDenied");
    }

    @Test
    void listingIsRefusedApartFromReading() throws SQLException {
        faults.add(of(Trigger.s3List("s3-faults/da"), Effect.refuse(S3Preset.ACCESS_DENIED))
                .named("list"));

        assertCopyFails(copy(source, "CSV")).withMessageContaining("Status 403,Error AccessDenied");
        assertThat(faults.status("list").orElseThrow().fired()).isEqualTo(1);
    }

    @Test
    void slowDownIsRetriedByTheReaderUntilItGivesUp() throws SQLException {
        faults.add(of(Trigger.s3Read("s3-faults/data"), Effect.refuse(S3Preset.SLOW_DOWN))
                .named("once"));
        run(connection, copy(source, "CSV"), "TRUNCATE s3_faults");
        assertThat(faults.status("once").orElseThrow().seen()).isEqualTo(2);

        faults.add(of(Trigger.s3Read("s3-faults/data"), Effect.refuse(S3Preset.SLOW_DOWN))
                .times(100));
        assertCopyFails(copy(source, "CSV"))
                .withMessageContaining("S3ServiceException:Please reduce your request rate.,Status 503,Error SlowDown");
    }

    @Test
    void manifestsAndJsonPathsFilesAreReadsToo() throws SQLException {
        String manifest = warehouse
                .s3()
                .put("s3-faults/manifest", "{\"entries\": [{\"url\": \"" + source + "\", \"mandatory\": true}]}");
        String paths = warehouse.s3().put("s3-faults/paths.json", "{\"jsonpaths\": [\"$.id\", \"$.name\"]}");
        String json = warehouse.s3().put("s3-faults/json/1.json", "{\"id\": 1, \"name\": \"one\"}");
        faults.add(of(Trigger.s3Read("s3-faults/manifest"), Effect.refuse(S3Preset.NO_SUCH_KEY)));
        faults.add(of(Trigger.s3Read("paths.json"), Effect.cut(Cut.TRUNCATED)).times(100));

        assertCopyFails(copy(manifest, "CSV MANIFEST")).withMessageContaining("Error NoSuchKey");
        assertCopyFails(copy(json, "JSON '" + paths + "'")).withMessageContaining("jsonpaths");
    }

    @Test
    void aDelayInsideAnObjectChangesNothingElse() throws SQLException {
        faults.add(of(Trigger.s3Read("s3-faults/data").afterBytes(3), Effect.delay(Duration.ofMillis(1)))
                .named("delay"));

        run(connection, copy(source, "CSV"));

        assertThat(rows(connection, "SELECT count(*) FROM s3_faults")).containsExactly("3");
        assertThat(faults.status("delay").orElseThrow().fired()).isEqualTo(1);
    }

    @Test
    void otherKeysAreSpared() throws SQLException {
        String other = S3OnDisk.url("s3-faults/other.csv");
        faults.add(
                of(Trigger.s3Read(other), Effect.refuse(S3Preset.ACCESS_DENIED)).named("other"));

        run(connection, copy(source, "CSV"));

        assertThat(faults.status("other").orElseThrow().seen()).isZero();
    }
}
