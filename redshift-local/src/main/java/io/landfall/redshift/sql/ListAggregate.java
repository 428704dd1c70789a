package io.landfall.redshift.sql;

import java.util.List;

/**
 * LISTAGG(x [, d]) [WITHIN GROUP (ORDER BY …)] [OVER (…)] is PostgreSQL's STRING_AGG(x, d [ORDER BY …]) inside a function that
 * limits the length.
 */
final class ListAggregate {
    private static final String WHOLE_PARTITION = " ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING";

    private ListAggregate() {}

    static String rewrite(FunctionCall call, CallSuffix suffix) {
        if (call.size() == 0) {
            throw StatementRefused.syntaxError(")");
        }
        List<SqlNode> value = call.nodes(0);
        int first = SqlNodes.next(value, 0);
        boolean distinct = SqlNodes.at(value, first).isWord("distinct");
        if (distinct && suffix.windowed()) {
            throw StatementRefused.notSupported("LISTAGG (DISTINCT …) OVER");
        }
        String text = "(" + SqlNodes.text(distinct ? value.subList(first + 1, value.size()) : value) + ")::text";
        String delimiter = call.size() > 1 ? call.argument(1) : "''";
        String arguments = (distinct ? "DISTINCT " : "") + text + ", " + delimiter;
        String order = suffix.withinGroup() == null ? "" : " " + orderBy(suffix.withinGroup(), distinct, text);
        String list = suffix.windowed()
                ? "STRING_AGG(" + arguments + ")" + suffix.overPartition(order + WHOLE_PARTITION)
                : "STRING_AGG(" + arguments + order + ")";
        return "pg_redshift.listagg(" + list + ")";
    }

    /** PostgreSQL orders distinct values only by the very expression that is aggregated: here its text. */
    private static String orderBy(List<SqlNode> order, boolean distinct, String text) {
        if (!distinct) {
            return SqlNodes.text(order);
        }
        boolean descending = SqlNodes.indexOfWord(order, "desc") >= 0;
        return "ORDER BY " + text + (descending ? " DESC" : "");
    }
}
