package io.landfall.redshift.sql;

import io.landfall.redshift.wire.ServerError;
import java.util.List;
import java.util.Set;

/** Redshift wants a frame wherever an aggregate over a window is ordered ("Window function syntax summary"). */
final class WindowFrames {
    private static final Set<String> FRAMED = Set.of(
            "avg",
            "count",
            "max",
            "min",
            "sum",
            "stddev",
            "stddev_samp",
            "stddev_pop",
            "variance",
            "var_samp",
            "var_pop",
            "first_value",
            "last_value",
            "nth_value");

    private WindowFrames() {}

    /** Refuses an ordered window without a frame, on any level. */
    static void check(List<SqlNode> nodes) {
        for (int index = 0; index < nodes.size(); index++) {
            SqlNode node = nodes.get(index);
            check(node.inside());
            int open = SqlNodes.next(nodes, index + 1);
            if (FRAMED.contains(node.keyword()) && SqlNodes.at(nodes, open).isParenthesised()) {
                checkWindow(CallSuffix.parse(nodes, open + 1));
            }
        }
    }

    private static void checkWindow(CallSuffix suffix) {
        List<SqlNode> window = suffix.windowed() ? suffix.over().inside() : List.of();
        boolean framed = SqlNodes.indexOfWord(window, "rows") >= 0 || SqlNodes.indexOfWord(window, "range") >= 0;
        if (SqlNodes.indexOfWord(window, "order") >= 0 && !framed) {
            throw new StatementRefused(ServerError.of(
                    ServerError.FEATURE_NOT_SUPPORTED,
                    "Aggregate window functions with an ORDER BY clause require a frame clause"));
        }
    }
}
