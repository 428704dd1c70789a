package io.landfall.stager.restage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.event.Cause;
import io.landfall.event.FilesLanded;
import io.landfall.event.LandedFile;
import io.landfall.event.Occasion;
import io.landfall.event.QualityEvent;
import io.landfall.event.RetryAction;
import io.landfall.event.RetryRefused;
import io.landfall.event.RetryRequested;
import io.landfall.event.StagingLoaded;
import io.landfall.flow.Delivery;
import io.landfall.redshift.S3OnDisk;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import io.landfall.stager.LandedFiles;
import io.landfall.stager.reconcile.BucketListing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Retries that stage files again, through the real driver and SDK, with a stager at work. */
@ExtendWith(Shared.class)
class RestageIT {

    private static final String EVENT =
            "{\"artist\":\"Ann\",\"itemInSession\":%d,\"level\":\"free\",\"page\":\"NextSong\"}";
    private static final Patience QUICK = new Patience(Duration.ofMillis(50), Duration.ofMinutes(2));

    private final Warehouse local;
    private final Set<String> done = ConcurrentHashMap.newKeySet();
    private LandedFiles landed;
    private RestageEngine engine;

    RestageIT(Warehouse local) {
        this.local = local;
    }

    @BeforeEach
    void start() throws Exception {
        landed = new LandedFiles(local, p -> p);
        engine = engine(QUICK);
    }

    @AfterEach
    void stop() {
        engine.close();
        landed.close();
    }

    @Test
    void batchesThatFailedAtAGateComeAgainInNewOnesAndNothingIsDoubled() throws Exception {
        stage(1, 2);
        List<StagingLoaded> before = landed.of(StagingLoaded.class);
        List<String> rows = rows(before);
        failedAtGate("G", 1);
        landed.forget();

        retry(request(Occasion.GATE, "G", 2));
        await().until(() -> done.contains("retry-G-2"));
        landed.awaitStaged(2);
        assertThat(superseded()).isEqualTo(ids(before));
        List<StagingLoaded> after = landed.of(StagingLoaded.class);
        assertThat(rows(after)).isEqualTo(rows);
        assertThat(ids(after)).doesNotContainAnyElementsOf(ids(before));
        assertThat(batches()).as("every version is in one current batch").containsExactly("1", "1");

        landed.forget();
        done.clear();
        retry(request(Occasion.GATE, "G", 2));
        await().until(() -> done.contains("retry-G-2"));
        assertThat(landed.of(FilesLanded.class)).as("the same request again").isEmpty();
        assertThat(superseded()).isEqualTo(ids(before));
    }

    @Test
    void whatALoadTookMeanwhileStaysAsItIs() throws Exception {
        stage(1, 1);
        failedAtGate("G", 1);
        landed.take(ids(landed.of(StagingLoaded.class)).iterator().next());
        landed.forget();
        retry(request(Occasion.GATE, "G", 2));
        await().until(() -> done.contains("retry-G-2"));
        assertThat(landed.of(FilesLanded.class)).isEmpty();
        assertThat(superseded()).isEmpty();
    }

    @Test
    void aLoadThatIsNotUndoneYetIsWaitedForWithoutHoldingUpOthers() throws Exception {
        stage(1, 1);
        StagingLoaded batch = landed.of(StagingLoaded.class).get(0);
        landed.take(batch.batch());
        stage(2, 2);
        failedAtGate("G", 1);
        landed.forget();
        retry(request(Occasion.LOAD, "L1", 2));
        retry(request(Occasion.GATE, "G", 2));
        await().until(() -> done.contains("retry-G-2"));
        assertThat(done).doesNotContain("retry-L1-2");
        assertThat(superseded()).doesNotContain(batch.batch());

        undone("retry-L1-2");
        await().until(() -> done.contains("retry-L1-2"));
        assertThat(superseded()).contains(batch.batch());
        landed.awaitStaged(2);
        assertThat(landed.of(RetryRefused.class)).isEmpty();
    }

    @Test
    void aLoadThatAPersonTookBackIsNotBroughtBack() throws Exception {
        stage(1, 1);
        landed.take(landed.of(StagingLoaded.class).get(0).batch());
        landed.forget();
        undone("a-person");
        retry(request(Occasion.LOAD, "L1", 2));
        await().until(() -> done.contains("retry-L1-2"));
        assertThat(landed.of(FilesLanded.class)).isEmpty();
        assertThat(landed.of(RetryRefused.class)).isEmpty();
        assertThat(superseded()).isEmpty();
    }

    private void undone(String request) throws Exception {
        landed.execute("INSERT INTO landfall.load_undone VALUES ('L1', 'sparkify', '" + request
                + "', '{}', 'c', 'c', GETDATE())");
    }

    @Test
    void aRetryThatSomebodyElseRefusedIsGivenUp() throws Exception {
        RetryRequested request = request(Occasion.LOAD, "L1", 2);
        retry(request);
        retry(new RetryRefused("sparkify", "L1", Occasion.LOAD, 2, RetryAction.RESTAGE, "a later load depends on it"));
        await().until(() -> done.contains("retry-L1-2"));
        assertThat(landed.of(RetryRefused.class)).isEmpty();
    }

    @Test
    void aLoadThatIsNeverUndoneIsRefusedInTheEnd() throws Exception {
        try (RestageEngine hasty = engine(new Patience(Duration.ofMillis(50), Duration.ZERO))) {
            hasty.offer(delivery(request(Occasion.LOAD, "L1", 2)));
            await().until(() -> done.contains("retry-L1-2"));
        }
        assertThat(refused().reason()).startsWith("load L1 is not undone");
    }

    @Test
    void aFileThatIsGoneFromTheBucketIsNamedAndNothingChanges() throws Exception {
        stage(1, 2);
        failedAtGate("G", 1);
        landed.delete(key(2));
        landed.forget();
        retry(request(Occasion.GATE, "G", 2));
        await().until(() -> done.contains("retry-G-2"));
        assertThat(refused().reason()).startsWith("1 of the files").contains(key(2));
        assertThat(superseded()).isEmpty();
        assertThat(landed.of(FilesLanded.class)).isEmpty();
    }

    @Test
    void ofAFileThatWasWrittenAgainThePresentVersionCounts() throws Exception {
        stage(1, 1);
        failedAtGate("G", 1);
        landed.put(key(1), EVENT.formatted(1) + "\n" + EVENT.formatted(7));
        landed.forget();
        retry(request(Occasion.GATE, "G", 2));
        await().until(() -> done.contains("retry-G-2"));
        landed.awaitStaged(1);
        assertThat(landed.of(StagingLoaded.class))
                .extracting(StagingLoaded::rows)
                .containsExactly(2L);
        assertThat(batches()).as("the older version, and the present one").containsExactlyInAnyOrder("0", "1");
    }

    @Test
    void nothingIsDoneBeforeItsTimeAndOtherRetriesAreNotItsBusiness() throws Exception {
        stage(1, 1);
        failedAtGate("G", 1);
        landed.forget();
        retry(new RetryRequested(
                "sparkify",
                "G",
                Occasion.GATE,
                2,
                RetryAction.RESTAGE,
                List.of(),
                Instant.now().plusSeconds(3600)));
        retry(new RetryRequested("sparkify", "G", Occasion.GATE, 3, RetryAction.RELOAD, List.of(), Instant.EPOCH));
        retry(request(Occasion.GATE, "unknown", 2));
        await().until(() -> done.contains("retry-unknown-2"));
        assertThat(refused().reason()).contains("no batches of unknown");
        assertThat(done).contains("retry-G-3").doesNotContain("retry-G-2");
        assertThat(landed.of(FilesLanded.class)).isEmpty();
    }

    private RestageEngine engine(Patience patience) {
        return new RestageEngine(
                landed.project().pipeline(),
                landed,
                landed.gate(),
                bucket -> new BucketListing(local.s3().client(), bucket),
                Clock.systemUTC(),
                patience);
    }

    private static RetryRequested request(Occasion occasion, String run, int attempt) {
        return new RetryRequested(
                "sparkify", run, occasion, attempt, RetryAction.RESTAGE, List.of("a_check"), Instant.EPOCH);
    }

    private void retry(QualityEvent event) {
        engine.offer(delivery(event));
    }

    private Delivery<QualityEvent> delivery(QualityEvent event) {
        return new Delivery<>(event, Instant.now(), new Cause("retried", "failed"), () -> {
            if (event instanceof RetryRequested request) {
                done.add(request.requestId());
            }
        });
    }

    private void stage(int first, int last) throws Exception {
        for (int day = first; day <= last; day++) {
            landed.put(key(day), EVENT.formatted(day));
            LandedFile file = new BucketListing(local.s3().client(), S3OnDisk.BUCKET)
                    .below(key(day))
                    .next()
                    .in(S3OnDisk.BUCKET);
            landed.announce(LandedFiles.CAUSE, new FilesLanded("sparkify", "log_data", List.of(file)));
        }
        landed.awaitStaged(last);
    }

    /** As the loader records what waits. */
    private void failedAtGate(String run, int attempt) throws Exception {
        landed.execute("INSERT INTO landfall.gate_failure SELECT '%s', 'sparkify', %d, b.batch_id, 'c', GETDATE()"
                        .formatted(run, attempt)
                + " FROM landfall.batch b WHERE b.batch_id NOT IN (SELECT l.batch_id FROM landfall.load_batch l)");
    }

    private static String key(int day) {
        return "log_data/2018/11/2018-11-%02d-events.json".formatted(day);
    }

    private static Set<String> ids(List<StagingLoaded> batches) {
        return batches.stream().map(StagingLoaded::batch).collect(Collectors.toSet());
    }

    private List<String> rows(List<StagingLoaded> batches) throws Exception {
        String union = batches.stream()
                .map(StagingLoaded::stagingTable)
                .distinct()
                .map(table -> "SELECT artist || '/' || item_in_session FROM " + table)
                .collect(Collectors.joining(" UNION ALL "));
        return landed.query(union + " ORDER BY 1");
    }

    private Set<String> superseded() throws Exception {
        return Set.copyOf(landed.query("SELECT batch_id FROM landfall.superseded_batch"));
    }

    private RetryRefused refused() {
        assertThat(landed.of(RetryRefused.class)).hasSize(1);
        return landed.of(RetryRefused.class).get(0);
    }

    /** In how many current batches each version is that was ever staged. */
    private List<String> batches() throws Exception {
        return landed.query("SELECT SUM(CASE WHEN outcome = 'staged' THEN 1 ELSE 0 END) FROM landfall.file"
                + " GROUP BY object_key, version ORDER BY object_key");
    }
}
