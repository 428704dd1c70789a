package io.landfall.redshift.sql;

import java.util.List;

/**
 * What may follow the parenthesis of an aggregate or window function.
 *
 * @param withinGroup content of WITHIN GROUP (…), or null
 * @param nulls {@code ignore} or {@code respect} if a treatment of nulls is given, else an empty string
 * @param over the window: a group or a name; null if there is no OVER
 * @param end index of the first node that is not part of the call
 */
record CallSuffix(List<SqlNode> withinGroup, String nulls, SqlNode over, int end) {

    static CallSuffix parse(List<SqlNode> nodes, int from) {
        int end = from;
        List<SqlNode> within = null;
        int word = SqlNodes.next(nodes, from);
        int group = SqlNodes.next(nodes, word + 1);
        int open = SqlNodes.next(nodes, group + 1);
        if (SqlNodes.at(nodes, word).isWord("within")
                && SqlNodes.at(nodes, group).isWord("group")
                && SqlNodes.at(nodes, open).isParenthesised()) {
            within = nodes.get(open).inside();
            end = open + 1;
            word = SqlNodes.next(nodes, end);
        }
        SqlNode treatment = SqlNodes.at(nodes, word);
        int nulls = SqlNodes.next(nodes, word + 1);
        boolean treats = (treatment.isWord("ignore") || treatment.isWord("respect"))
                && SqlNodes.at(nodes, nulls).isWord("nulls");
        if (treats) {
            end = nulls + 1;
            word = SqlNodes.next(nodes, end);
        }
        SqlNode over = null;
        int window = SqlNodes.next(nodes, word + 1);
        if (SqlNodes.at(nodes, word).isWord("over") && window < nodes.size()) {
            over = nodes.get(window);
            end = window + 1;
        }
        return new CallSuffix(within, treats ? treatment.keyword() : "", over, end);
    }

    boolean ignoreNulls() {
        return nulls.equals("ignore");
    }

    boolean respectNulls() {
        return nulls.equals("respect");
    }

    boolean windowed() {
        return over != null;
    }

    /** The OVER clause, or nothing. */
    String overText() {
        return over == null ? "" : " OVER " + SqlNodes.text(List.of(over));
    }

    /** An OVER clause with the window's partition, then {@code rest}: an ORDER BY or a frame. */
    String overPartition(String rest) {
        return " OVER (" + SqlNodes.text(windowWithoutFrame()) + " " + rest + ")";
    }

    private List<SqlNode> windowWithoutFrame() {
        if (!over.isParenthesised()) {
            return List.of(over);
        }
        List<SqlNode> inside = over.inside();
        for (int index = 0; index < inside.size(); index++) {
            if (inside.get(index).isWord("rows") || inside.get(index).isWord("range")) {
                return inside.subList(0, index);
            }
        }
        return inside;
    }
}
