package io.landfall.checks.kind;

import io.landfall.checks.question.CheckedRows;
import io.landfall.checks.question.MaskedColumns;
import io.landfall.checks.question.Question;
import io.landfall.checks.relation.CheckedRelations;
import io.landfall.project.check.AcceptedValues;
import io.landfall.project.check.Between;
import io.landfall.project.check.ChangedLessThan;
import io.landfall.project.check.Check;
import io.landfall.project.check.CheckTest;
import io.landfall.project.check.Freshness;
import io.landfall.project.check.Matches;
import io.landfall.project.check.NoGaps;
import io.landfall.project.check.NotNull;
import io.landfall.project.check.Relationships;
import io.landfall.project.check.RowCount;
import io.landfall.project.check.SameSum;
import io.landfall.project.check.Scope;
import io.landfall.project.check.SqlTest;
import io.landfall.project.check.Unique;
import io.landfall.warehouse.QualifiedName;
import java.time.Instant;
import java.util.List;

/** Finds what a check asks. */
public final class Kinds {

    private final CheckedRelations relations;
    private final Instant now;
    private final Earlier earlier;

    /** What a check measured in the last runs in which it passed. */
    @FunctionalInterface
    public interface Earlier {
        List<Double> measures(Check check, QualifiedName table, int most);
    }

    public Kinds(CheckedRelations relations, Instant now, Earlier earlier) {
        this.relations = relations;
        this.now = now;
        this.earlier = earlier;
    }

    /**
     * What the check asks about the table.
     *
     * @param table null for a SELECT of the project that is about several, or about none
     * @throws IllegalArgumentException if its SQL cannot be rendered
     * @throws java.io.UncheckedIOException if its file cannot be read
     */
    public Question question(Check check, QualifiedName table) {
        if (check.test() instanceof SqlTest sql) {
            return new SqlKinds(MaskedColumns.of(check.mask()))
                    .of(rendered(check, sql.sql()), sql.expect(), file -> rendered(check, file));
        }
        CheckedRows rows = new CheckedRows(relations.of(table, check.scope()), check.where());
        return ofRows(check, table, check.test(), rows);
    }

    private Question ofRows(Check check, QualifiedName table, CheckTest test, CheckedRows rows) {
        if (test instanceof NotNull notNull) {
            return RowKinds.notNull(notNull, rows);
        } else if (test instanceof AcceptedValues values) {
            return RowKinds.acceptedValues(values, rows);
        } else if (test instanceof Between between) {
            return RowKinds.between(between, rows);
        } else if (test instanceof Matches matches) {
            return RowKinds.matches(matches, rows);
        } else if (test instanceof Unique unique) {
            return KeyKinds.unique(unique, rows);
        } else if (test instanceof Relationships related) {
            return KeyKinds.relationships(related, rows, relations.of(related.to(), Scope.TABLE));
        }
        return ofTotals(check, table, test, rows);
    }

    private Question ofTotals(Check check, QualifiedName table, CheckTest test, CheckedRows rows) {
        if (test instanceof RowCount count) {
            return count.staged() == null
                    ? CountKinds.bounded(count, rows)
                    : CountKinds.asStaged(count, rows, staged(count.staged(), count.stagedWhere()));
        } else if (test instanceof SameSum sum) {
            return CountKinds.sameSum(sum, rows, staged(sum.staged(), sum.stagedWhere()));
        } else if (test instanceof ChangedLessThan changed) {
            return HistoryKinds.changedLessThan(changed, rows, earlier.measures(check, table, changed.over()));
        } else if (test instanceof Freshness freshness) {
            return TimeKinds.freshness(freshness, rows, now);
        } else if (test instanceof NoGaps gaps) {
            return TimeKinds.noGaps(gaps, rows);
        }
        throw new IllegalArgumentException("check " + check.name() + " is of no known kind");
    }

    private CheckedRows staged(String dataset, String where) {
        return new CheckedRows(relations.staged(dataset), where);
    }

    private String rendered(Check check, String file) {
        return relations.rendered(file, check.scope());
    }
}
