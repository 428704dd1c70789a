package io.landfall.project.check;

import java.util.List;

/** What is wrong when a test fails, for a check whose author did not say it. */
final class TestInWords {

    private TestInWords() {}

    static String of(CheckTest test) {
        if (test instanceof NotNull none) {
            return columns(none.columns()) + " is NULL where a value has to be.";
        } else if (test instanceof Unique unique) {
            return "The same " + columns(unique.columns()) + " is there twice.";
        } else if (test instanceof AcceptedValues accepted) {
            return accepted.column() + " is none of " + String.join(", ", accepted.values()) + ".";
        } else if (test instanceof Relationships known) {
            return columns(known.columns()) + " is not in " + columns(known.toColumns()) + " of " + known.to() + ".";
        } else if (test instanceof Between between) {
            return between.column() + " is " + outside(between.min(), between.max()) + ".";
        } else if (test instanceof Matches matches) {
            return matches.column() + " is not of the form " + matches.pattern() + ".";
        } else if (test instanceof NoGaps gaps) {
            return gaps.column() + " leaves something out between its first and its last value.";
        }
        return ofWhole(test);
    }

    private static String ofWhole(CheckTest test) {
        if (test instanceof RowCount count) {
            return count.staged() != null
                    ? "There are not as many rows as were staged of " + count.staged() + "."
                    : "The number of rows is " + outside(count.min(), count.max()) + ".";
        } else if (test instanceof Freshness fresh) {
            return "The newest " + fresh.column() + " is older than it may be.";
        } else if (test instanceof ChangedLessThan changed) {
            return changed.measure() + " is not what it has been: it changed by "
                    + changed.percent().toPlainString() + " % or more.";
        } else if (test instanceof SameSum sum) {
            return "The sum of " + sum.expression().replace("\"", "") + " is not that of what was staged of "
                    + sum.staged() + ".";
        }
        return "The SELECT does not return what is expected.";
    }

    private static String outside(Object min, Object max) {
        if (min == null) {
            return "more than " + max;
        }
        return max == null ? "less than " + min : "outside of " + min + " to " + max;
    }

    private static String columns(List<String> columns) {
        return String.join(", ", columns);
    }
}
