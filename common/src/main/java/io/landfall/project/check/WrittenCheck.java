package io.landfall.project.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.landfall.event.Severity;
import io.landfall.warehouse.QualifiedName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A check as people write it: one key names the test, the others say the rest. */
record WrittenCheck(
        String name,
        QualifiedName table,
        List<QualifiedName> tables,
        List<String> notNull,
        List<String> unique,
        AcceptedValues acceptedValues,
        Relationships relationships,
        Between between,
        Matches matches,
        RowCount rowCount,
        Freshness freshness,
        NoGaps noGaps,
        ChangedLessThan changedLessThan,
        SameSum sameSum,
        String sql,
        JsonNode expect,
        Severity severity,
        String where,
        Scope scope,
        boolean gate,
        String owner,
        String description,
        FailurePolicy onFailure,
        List<String> mask,
        Integer samples,
        String schedule) {

    private static final int USUAL_SAMPLES = 20;

    /** Makes the check of what is written. */
    static final class Reader extends StdConverter<WrittenCheck, Check> {
        @Override
        public Check convert(WrittenCheck written) {
            return written.check();
        }
    }

    private Check check() {
        return new Check(
                name,
                test(),
                table != null ? List.of(table) : Objects.requireNonNullElse(tables, List.of()),
                Objects.requireNonNullElse(severity, Severity.ERROR),
                where,
                Objects.requireNonNullElse(scope, Scope.TABLE),
                gate,
                owner,
                Objects.requireNonNullElse(description, ""),
                onFailure,
                Objects.requireNonNullElse(mask, List.of()),
                Objects.requireNonNullElse(samples, USUAL_SAMPLES),
                schedule);
    }

    private CheckTest test() {
        return Stream.of(
                        notNull == null ? null : new NotNull(notNull),
                        unique == null ? null : new Unique(unique),
                        acceptedValues,
                        relationships,
                        between,
                        matches,
                        rowCount,
                        freshness,
                        noGaps,
                        changedLessThan,
                        sameSum,
                        sql == null ? null : new SqlTest(sql, expectation()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("check " + name + " demands nothing"));
    }

    private Expectation expectation() {
        if (expect == null || !expect.isObject()) {
            return new Expectation.Value(expect == null ? "0" : expect.asText());
        }
        if (expect.has("rows")) {
            return new Expectation.NoRows();
        }
        return expect.has("sql")
                ? new Expectation.SameAs(expect.get("sql").asText())
                : new Expectation.Range(bound("min"), bound("max"));
    }

    private BigDecimal bound(String name) {
        return expect.hasNonNull(name) ? expect.get(name).decimalValue() : null;
    }
}
