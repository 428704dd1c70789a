package io.landfall.redshift.sql;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Aggregates and window functions that PostgreSQL lacks or limits more than Redshift. */
final class AggregateRules {
    private static final String WHOLE_PARTITION = "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING";

    /** Rewrites a call and what follows it; {@code null} leaves both as they are. */
    @FunctionalInterface
    interface Rule {
        String rewrite(FunctionCall call, CallSuffix suffix);
    }

    private static final Map<String, Rule> RULES = Map.of(
            "listagg", ListAggregate::rewrite,
            "median", AggregateRules::median,
            "percentile_cont", AggregateRules::percentile,
            "percentile_disc", AggregateRules::percentile,
            "ratio_to_report", AggregateRules::ratioToReport,
            "first_value", NullTreatment::rewrite,
            "last_value", NullTreatment::rewrite,
            "nth_value", NullTreatment::rewrite,
            "lag", NullTreatment::rewrite,
            "lead", NullTreatment::rewrite);

    private AggregateRules() {}

    static Rule find(String name) {
        return RULES.get(name.toLowerCase(Locale.ROOT));
    }

    private static String median(FunctionCall call, CallSuffix suffix) {
        if (call.size() != 1) {
            return null;
        }
        String value = call.argument(0);
        return "pg_redshift.median(" + sorted(value, " ORDER BY " + value, suffix) + ", 0.5)";
    }

    /** The values are collected in order; a function of the same name picks from them. */
    private static String percentile(FunctionCall call, CallSuffix suffix) {
        List<SqlNode> order = suffix.withinGroup();
        if (call.size() != 1 || order == null) {
            return null;
        }
        String name = call.name().toLowerCase(Locale.ROOT);
        String value = sortExpression(order);
        return "pg_redshift." + name + "(" + sorted(value, " " + SqlNodes.text(order), suffix) + ", " + call.argument(0)
                + ")";
    }

    private static String sorted(String value, String orderBy, CallSuffix suffix) {
        return suffix.windowed()
                ? "array_agg(" + value + ")" + suffix.overPartition(orderBy + " " + WHOLE_PARTITION)
                : "array_agg(" + value + orderBy + ")";
    }

    /** What ORDER BY sorts by, without its direction. */
    private static String sortExpression(List<SqlNode> order) {
        List<SqlNode> significant = SqlNodes.significant(order);
        int by = SqlNodes.indexOfWord(order, "by");
        if (significant.isEmpty() || by < 0) {
            throw StatementRefused.syntaxError(")");
        }
        int end = order.size();
        for (int index = by + 1; index < order.size(); index++) {
            SqlNode node = order.get(index);
            if (node.isWord("asc") || node.isWord("desc") || node.isWord("nulls")) {
                end = Math.min(end, index);
            }
        }
        return SqlNodes.trimmed(order.subList(by + 1, end));
    }

    private static String ratioToReport(FunctionCall call, CallSuffix suffix) {
        if (call.size() != 1 || !suffix.windowed()) {
            return null;
        }
        String value = call.argument(0);
        return "pg_redshift.ratio_to_report(" + value + ", sum(" + value + ")" + suffix.overText() + ")";
    }
}
