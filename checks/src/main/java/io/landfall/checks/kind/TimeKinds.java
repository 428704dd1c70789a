package io.landfall.checks.kind;

import io.landfall.checks.question.Answer;
import io.landfall.checks.question.CheckedRows;
import io.landfall.checks.question.FailingRows;
import io.landfall.checks.question.Measurement;
import io.landfall.checks.question.Shown;
import io.landfall.checks.question.Verdict;
import io.landfall.project.check.Freshness;
import io.landfall.project.check.NoGaps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Checks of times. A DATE is the beginning of its day, and a TIMESTAMP is taken as UTC. NULL does not count. */
final class TimeKinds {

    /** Spans are counted from here; near enough for the seconds to fit into an INTEGER. */
    private static final String ORIGIN = "TIMESTAMP '2000-01-01 00:00:00'";

    private TimeKinds() {}

    /** The newest time is not older than it may be; of no rows there is none, which fails. A time to come passes. */
    static Measurement freshness(Freshness test, CheckedRows rows, Instant now) {
        String expected = "the newest " + test.column() + " is not older than " + Spans.inWords(test.within());
        String column = CheckedRows.column(test.column());
        String counted = rows.where() == null ? column : "CASE WHEN " + rows.both(null) + " THEN " + column + " END";
        return new Measurement(
                rows.from(),
                // As text: the driver would put a time into the zone of this machine.
                List.of("CAST(MAX(" + counted + ") AS VARCHAR(64))"),
                answer -> answer.text(0)
                        .map(text -> freshness(test, Times.instant(text), now, expected))
                        .orElseGet(() -> Verdict.of(false, "no " + test.column() + " at all", expected)),
                null);
    }

    private static Verdict freshness(Freshness test, Instant newest, Instant now, String expected) {
        Duration age = Duration.between(newest, now);
        String old = age.isNegative() ? "which is yet to come" : Spans.inWords(age) + " ago";
        return Verdict.of(
                        age.compareTo(test.within()) <= 0,
                        "the newest " + test.column() + " is " + Times.inWords(newest) + ", " + old,
                        expected)
                .newest(newest);
    }

    /** From its first to its last span, the column has a value in each: spans of days, hours or any length, counted from midnight UTC. */
    static Measurement noGaps(NoGaps test, CheckedRows rows) {
        long seconds = Math.max(1, test.every().toSeconds());
        String column = CheckedRows.column(test.column());
        String span = "DATEADD(second, CAST(FLOOR(DATEDIFF(second, " + ORIGIN + ", CAST(" + column
                + " AS TIMESTAMP)) / " + seconds + ".0) AS BIGINT) * " + seconds + ", " + ORIGIN + ")";
        String spans =
                "(SELECT gap_ends, LAG(gap_ends) OVER (ORDER BY gap_ends) AS gap_begins_after FROM (SELECT DISTINCT "
                        + span + " AS gap_ends FROM " + rows.from() + " WHERE " + rows.both(column + " IS NOT NULL")
                        + ") s)";
        String gap = "DATEDIFF(second, gap_begins_after, gap_ends) > " + seconds;
        String expected = "no gap of " + Spans.inWords(test.every()) + " or longer in " + test.column();
        return new Measurement(
                spans + " c",
                List.of(
                        "COUNT(*)",
                        "SUM(CASE WHEN " + gap + " THEN 1 ELSE 0 END)",
                        first("gap_begins_after", gap),
                        first("gap_ends", gap)),
                answer -> gaps(test, answer, expected),
                new FailingRows(spans, spans + " c", gap, List.of("gap_begins_after", "gap_ends"), true));
    }

    private static String first(String time, String gap) {
        return "CAST(MIN(CASE WHEN " + gap + " THEN " + time + " END) AS VARCHAR(64))";
    }

    private static String spans(long count) {
        return Shown.count(count) + (count == 1 ? " span" : " spans");
    }

    private static Verdict gaps(NoGaps test, Answer answer, String expected) {
        long gaps = answer.count(1);
        if (gaps == 0) {
            return Verdict.of(true, "no gap in " + spans(answer.count(0)), expected);
        }
        Instant missing = Times.instant(answer.values().get(2)).plus(test.every());
        Instant next = Times.instant(answer.values().get(3));
        return Verdict.of(
                false,
                Shown.count(gaps) + (gaps == 1 ? " gap: " : " gaps, the first: ") + "nothing from "
                        + Times.inWords(missing) + " until " + Times.inWords(next),
                expected);
    }
}
