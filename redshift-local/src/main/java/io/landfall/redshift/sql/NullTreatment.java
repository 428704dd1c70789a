package io.landfall.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * IGNORE NULLS of the window functions. PostgreSQL has none: the values of the frame that are not null are collected, and a
 * function of the same name picks one of them.
 */
final class NullTreatment {
    private NullTreatment() {}

    static String rewrite(FunctionCall call, CallSuffix suffix) {
        if (call.size() == 0 || !suffix.windowed()) {
            return null;
        }
        List<SqlNode> value = new ArrayList<>(SqlNodes.strip(call.nodes(0)));
        boolean respectInside = dropTreatment(value, "respect");
        boolean ignore = dropTreatment(value, "ignore") || suffix.ignoreNulls();
        if (!ignore) {
            return respectInside || suffix.respectNulls() ? respecting(call, value, suffix) : null;
        }
        String name = call.name().toLowerCase(Locale.ROOT);
        String nonNull =
                "array_agg(" + SqlNodes.text(value) + ") FILTER (WHERE (" + SqlNodes.text(value) + ") IS NOT NULL)";
        String distance = call.size() > 1 ? call.argument(1) : "1";
        return "pg_redshift." + name + "(" + nonNull + over(name, suffix) + ", " + distance + ")";
    }

    private static String over(String name, CallSuffix suffix) {
        return switch (name) {
            case "lag" -> suffix.overPartition("ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING");
            case "lead" -> suffix.overPartition("ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING");
            default -> suffix.overText();
        };
    }

    /** RESPECT NULLS is what PostgreSQL does, but it does not know the words. */
    private static String respecting(FunctionCall call, List<SqlNode> value, CallSuffix suffix) {
        String others = call.size() > 1 ? "," + call.joinArguments(1) : "";
        return call.name() + "(" + SqlNodes.text(value) + others + ")" + suffix.overText();
    }

    /** Removes the words {@code treatment} NULLS from the end of the value. */
    private static boolean dropTreatment(List<SqlNode> value, String treatment) {
        int word = SqlNodes.indexOfWord(value, treatment);
        boolean found = word > 0 && SqlNodes.follower(value, word + 1).isWord("nulls");
        if (found) {
            value.subList(word, value.size()).clear();
        }
        return found;
    }
}
