package io.landfall.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.event.CheckOutcome;
import io.landfall.event.Occasion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * What checks found: a row for each check, table and run, and some of the rows that failed. Written by whoever ran them. Results
 * are kept for half a year and failing rows for a month; one run in some removes what is older.
 */
public final class CheckResultLedger {

    static final List<String> DDL = List.of("""
            CREATE TABLE IF NOT EXISTS landfall.check_result (
              pipeline     VARCHAR(127) NOT NULL,
              run          VARCHAR(256) NOT NULL,
              occasion     VARCHAR(16) NOT NULL,
              attempt      INTEGER NOT NULL,
              check_number INTEGER NOT NULL,
              check_name   VARCHAR(127) NOT NULL,
              table_name   VARCHAR(256),
              status       VARCHAR(16) NOT NULL,
              severity     VARCHAR(16) NOT NULL,
              observed     VARCHAR(4096) NOT NULL,
              expected     VARCHAR(4096) NOT NULL,
              failing_rows BIGINT,
              measure      DOUBLE PRECISION,
              newest       TIMESTAMP,
              owner        VARCHAR(256),
              checked_at   TIMESTAMP NOT NULL
            ) DISTSTYLE EVEN SORTKEY (checked_at)""", """
            CREATE TABLE IF NOT EXISTS landfall.check_failures (
              pipeline     VARCHAR(127) NOT NULL,
              run          VARCHAR(256) NOT NULL,
              occasion     VARCHAR(16) NOT NULL,
              attempt      INTEGER NOT NULL,
              check_number INTEGER NOT NULL,
              check_name   VARCHAR(127) NOT NULL,
              table_name   VARCHAR(256),
              sample       INTEGER NOT NULL,
              failing_row  VARCHAR(65535) NOT NULL,
              checked_at   TIMESTAMP NOT NULL
            ) DISTSTYLE EVEN SORTKEY (checked_at)""");

    static final int RESULTS_DAYS = 180;
    private static final int FAILURES_DAYS = 30;

    /** One run in so many removes what is old: a DELETE is a statement of its own. */
    private static final int CLEANING = 16;

    static final int NAME = 127;
    private static final int TABLE = 256;
    private static final int TEXT = 4096;
    private static final int ROW = 65535;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String pipeline;

    public CheckResultLedger(String pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * Of what a run of checks was one.
     *
     * @param run a load, a batch or a request
     * @param attempt from 1
     */
    public record Run(String run, Occasion occasion, int attempt) {}

    /**
     * How one check ended.
     *
     * @param measure what later runs are compared with; null for nothing
     * @param samples rows that fail, by column and masked already
     */
    public record Result(CheckOutcome outcome, Double measure, List<Map<String, String>> samples) {}

    /** Records the results of a run; in the same transaction it removes what is too old, now and then. */
    public void record(Handle session, Run run, List<Result> results) {
        List<Map<String, Object>> outcomes = new ArrayList<>();
        List<Map<String, Object>> failures = new ArrayList<>();
        for (int number = 0; number < results.size(); number++) {
            Result result = results.get(number);
            outcomes.add(outcome(begun(run, number, result.outcome()), result));
            for (int sample = 0; sample < result.samples().size(); sample++) {
                Map<String, Object> row = begun(run, number, result.outcome());
                row.put("sample", sample);
                row.put("row", Utf8.storable(json(result.samples().get(sample)), ROW));
                failures.add(row);
            }
        }
        ManyRows.of("landfall.check_result", outcomes, "SYSDATE").insert(session);
        ManyRows.of("landfall.check_failures", failures, "SYSDATE").insert(session);
        if (isCleaning(run.run())) {
            clean(session, "landfall.check_result", RESULTS_DAYS);
            clean(session, "landfall.check_failures", FAILURES_DAYS);
        }
    }

    /** Whether this run is one of those with which what is old is removed. */
    static boolean isCleaning(String run) {
        return Math.floorMod(run.hashCode(), CLEANING) == 0;
    }

    /**
     * The measures of the last runs in which the check passed, the newest first, each run once; none from before somebody
     * {@linkplain BaselineLedger accepted} another.
     *
     * @param table null for a check over several tables together
     * @param but a run that does not count, because it is the one that goes on
     */
    public List<Double> history(Handle session, String check, String table, int most, String but) {
        return session.createQuery("""
                        SELECT run, MAX(measure) AS measure FROM landfall.check_result
                        WHERE pipeline = :pipeline AND check_name = :check AND COALESCE(table_name, '') = :table
                          AND status = 'passed' AND measure IS NOT NULL AND run <> :but
                          AND checked_at > (SELECT COALESCE(MAX(b.accepted_at), CAST('1970-01-01' AS TIMESTAMP))
                                            FROM landfall.check_baseline b
                                            WHERE b.pipeline = :pipeline AND b.check_name = :check)
                        GROUP BY run ORDER BY MAX(checked_at) DESC, run DESC LIMIT\s""" + most)
                .bind("pipeline", pipeline)
                .bind("check", Utf8.cut(check, NAME))
                .bind("table", Objects.requireNonNullElse(table, ""))
                .bind("but", Utf8.cut(but, TABLE))
                .map(row -> row.getColumn(2, Double.class))
                .list();
    }

    /** The outcomes of a run as they were recorded, with the first of their samples; none if there was no such run. */
    public List<CheckOutcome> outcomes(Handle session, Run run) {
        Map<Integer, List<Map<String, String>>> samples = samples(session, run);
        return session.createQuery("""
                        SELECT check_number, check_name, table_name, status, severity, observed, expected, failing_rows,
                          CAST(newest AS VARCHAR(64)) AS newest, owner
                        FROM landfall.check_result
                        WHERE pipeline = :pipeline AND run = :run AND occasion = :occasion AND attempt = :attempt
                        ORDER BY check_number""")
                .bindMap(named(run))
                .map(row -> RecordedOutcome.of(row, samples))
                .list();
    }

    private Map<Integer, List<Map<String, String>>> samples(Handle session, Run run) {
        return session
                .createQuery("""
                        SELECT check_number, failing_row FROM landfall.check_failures
                        WHERE pipeline = :pipeline AND run = :run AND occasion = :occasion AND attempt = :attempt
                          AND sample < %d ORDER BY check_number, sample""".formatted(CheckOutcome.MOST_SAMPLES))
                .bindMap(named(run))
                .map(row -> Map.entry(row.getColumn(1, Integer.class), row.getColumn(2, String.class)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.mapping(e -> RecordedOutcome.sample(e.getValue()), Collectors.toList())));
    }

    private Map<String, Object> named(Run run) {
        Map<String, Object> key = new LinkedHashMap<>();
        key.put("pipeline", pipeline);
        key.put("run", Utf8.cut(run.run(), TABLE));
        key.put("occasion", run.occasion().name().toLowerCase(Locale.ROOT));
        key.put("attempt", run.attempt());
        return key;
    }

    private Map<String, Object> begun(Run run, int number, CheckOutcome outcome) {
        Map<String, Object> row = named(run);
        row.put("number", number);
        row.put("check", Utf8.cut(outcome.check(), NAME));
        row.put("table", Utf8.storable(outcome.table(), TABLE));
        return row;
    }

    private static Map<String, Object> outcome(Map<String, Object> row, Result result) {
        CheckOutcome outcome = result.outcome();
        row.put("status", outcome.status().name().toLowerCase(Locale.ROOT));
        row.put("severity", outcome.severity().name().toLowerCase(Locale.ROOT));
        row.put("observed", Utf8.storable(outcome.observed(), TEXT));
        row.put("expected", Utf8.storable(outcome.expected(), TEXT));
        row.put("failing", outcome.failingRows());
        row.put("measure", result.measure());
        row.put("newest", RecordedOutcome.written(outcome.newest()));
        row.put("owner", Utf8.storable(outcome.owner(), TABLE));
        return row;
    }

    private static String json(Map<String, String> row) {
        try {
            return JSON.writeValueAsString(row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts cannot be written as JSON", e);
        }
    }

    private void clean(Handle session, String table, int days) {
        session.createUpdate("DELETE FROM " + table + " WHERE pipeline = :pipeline AND checked_at < DATEADD(day, -"
                        + days + ", GETDATE())")
                .bind("pipeline", pipeline)
                .execute();
    }
}
