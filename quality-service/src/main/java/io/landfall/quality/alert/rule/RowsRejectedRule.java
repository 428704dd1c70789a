package io.landfall.quality.alert.rule;

import io.landfall.event.RowsRejected;
import io.landfall.event.Severity;
import io.landfall.quality.alert.AlertDecisions;
import io.landfall.quality.alert.AlertKind;
import io.landfall.quality.alert.Fact;
import io.landfall.quality.alert.Rule;
import java.util.stream.Collectors;

/** Rows that were kept aside, one alert for each dataset. They stay in the ledger for good, so acknowledging clears. */
final class RowsRejectedRule implements Rule {

    private static final AlertKind KIND = AlertKind.ROWS_REJECTED;

    @Override
    public void consider(Fact fact, AlertDecisions decisions) {
        if (fact.event() instanceof RowsRejected rejected) {
            decisions.raise(fact.problem(KIND, KIND.key(rejected.pipeline(), rejected.dataset()))
                    .pipeline(rejected.pipeline())
                    .severity(Severity.WARN)
                    .subject(rejected.dataset())
                    .count(rejected.rows())
                    .summary(seen -> "%s of dataset %s of pipeline %s were kept aside, the newest of batch %s"
                            .formatted(
                                    Wording.counted(seen, "row"),
                                    rejected.dataset(),
                                    rejected.pipeline(),
                                    rejected.batch()))
                    .evidence(rejected.samples().stream()
                            .map(row -> row.key() + ", line " + row.line() + ": " + row.reason())
                            .collect(Collectors.joining("; ")))
                    .tried("all other rows of their files were staged, as on_bad_rows: reject_rows says")
                    .action(
                            "./landfall sql \"SELECT object_key, line_number, reason, raw_line FROM landfall.rejected_row"
                                    + " WHERE dataset = '" + rejected.dataset() + "'\"")
                    .build());
        }
    }
}
