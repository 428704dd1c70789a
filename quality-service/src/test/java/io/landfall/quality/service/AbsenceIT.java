package io.landfall.quality.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.landfall.event.CheckOutcome;
import io.landfall.event.CheckStatus;
import io.landfall.event.Occasion;
import io.landfall.event.Severity;
import io.landfall.ledger.CheckResultLedger;
import io.landfall.ledger.CheckResultLedger.Result;
import io.landfall.ledger.CheckResultLedger.Run;
import io.landfall.ledger.FreshnessLedger;
import io.landfall.ledger.FreshnessLedger.Newest;
import io.landfall.ledger.Ledger;
import io.landfall.redshift.S3OnDisk;
import io.landfall.redshift.Warehouse.Shared;
import io.landfall.warehouse.Credentials;
import io.landfall.warehouse.Warehouse;
import io.landfall.warehouse.WarehouseAddress;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.exception.SdkException;

/** What is looked at to notice absence: the bucket, and what checks recorded. */
@ExtendWith(Shared.class)
class AbsenceIT {

    private static final Instant NOON = Instant.parse("2018-11-10T12:00:00Z");

    private final io.landfall.redshift.Warehouse local;
    private final Warehouse warehouse;

    AbsenceIT(io.landfall.redshift.Warehouse local) {
        this.local = local;
        this.warehouse = new Warehouse(
                new WarehouseAddress("127.0.0.1", local.local().port(), "dev", "secret", false),
                arn -> new Credentials("awsuser", "Secret-1"));
    }

    @Test
    void objectsBelowAPrefixAreCountedWithoutFolderMarkers() {
        S3LandingBucket bucket = new S3LandingBucket(local.s3().client(), S3OnDisk.BUCKET);
        for (String key : List.of("absence/2018-11-10/", "absence/2018-11-10/ä b.json", "absence/2018-11-10/c.json")) {
            local.s3().put(key, key.endsWith("/") ? "" : "{}");
        }
        local.s3().put("absence/2018-11-11/d.json", "{}");
        assertThat(bucket.count("absence/2018-11-10/", key -> true, 10)).isEqualTo(2);
        assertThat(bucket.count("absence/2018-11-10/", key -> key.endsWith("ä b.json"), 10))
                .isEqualTo(1);
        assertThat(bucket.count("absence/2018-11-12/", key -> true, 1)).isZero();
        S3LandingBucket missing = new S3LandingBucket(local.s3().client(), "no-such-bucket");
        assertThatThrownBy(() -> missing.count("", key -> true, 1)).isInstanceOf(SdkException.class);
    }

    @Test
    void theLastMeasurementOfEachTableIsKnownButNotThatOfAFailedGate() throws Exception {
        warehouse.run(session -> {
            session.execute("DROP SCHEMA IF EXISTS landfall CASCADE");
            Ledger.create(session);
            return null;
        });
        record(new Run("L1", Occasion.LOAD, 1), "played", CheckStatus.PASSED, NOON);
        record(new Run("L2", Occasion.LOAD, 1), "played", CheckStatus.WARNED, NOON.minusSeconds(60));
        record(new Run("B1", Occasion.GATE, 1), "gated", CheckStatus.PASSED, NOON);
        record(new Run("B2", Occasion.GATE, 1), "gated", CheckStatus.FAILED, NOON.plusSeconds(60));
        record(new Run("L1", Occasion.LOAD, 1), "another", CheckStatus.PASSED, NOON);

        List<Newest> found = warehouse.run(
                session -> new FreshnessLedger("sparkify").of(session, List.of("played", "gated", "never_ran")));
        assertThat(found)
                .extracting(Newest::check, Newest::table, Newest::newest, Newest::newestEver, Newest::passed)
                .containsExactlyInAnyOrder(
                        tuple("played", "t.x", NOON.minusSeconds(60), NOON, false),
                        tuple("gated", "t.x", NOON, NOON, true));
        assertThat(found).allSatisfy(n -> assertThat(n.at()).isNotNull());
    }

    private void record(Run run, String check, CheckStatus status, Instant newest) throws Exception {
        CheckOutcome outcome =
                new CheckOutcome(check, "t.x", status, Severity.ERROR, "", "", null, List.of(), newest, null);
        warehouse.run(session -> {
            new CheckResultLedger("sparkify").record(session, run, List.of(new Result(outcome, null, List.of())));
            return null;
        });
    }
}
