package io.landfall.redshift.sql;

import java.util.List;

/** Date functions with a part: PostgreSQL wants the part quoted and tells the types of plain literals apart less well. */
final class DateRules {
    private DateRules() {}

    /** DATEADD(day, 1, x) becomes date_add('day', 1, x); plain literals are timestamps without zone in Redshift. */
    static String withPart(FunctionCall call, String function) {
        SqlNode part = call.size() < 2 ? null : call.only(0);
        if (!(part instanceof SqlNode.Leaf leaf) || !part.isIdentifier() && !part.isString()) {
            return null;
        }
        return "pg_redshift." + function + "('" + DatePart.canonical(leaf.token()) + "',"
                + call.joinCast(1, "timestamp") + ")";
    }

    /** The seconds since 1970 do not fit the type of the other parts: they have a function with one argument. */
    static String extract(FunctionCall call) {
        List<SqlNode> nodes = call.size() == 1 ? call.nodes(0) : List.of();
        int part = SqlNodes.next(nodes, 0);
        int from = SqlNodes.next(nodes, part + 1);
        if (!SqlNodes.at(nodes, from).isWord("from") || !(nodes.get(part) instanceof SqlNode.Leaf leaf)) {
            return null;
        }
        String canonical = DatePart.canonical(leaf.token());
        List<SqlNode> source = nodes.subList(from + 1, nodes.size());
        SqlNode only = SqlNodes.only(source);
        String value = SqlNodes.text(source) + (only != null && only.isString() ? "::timestamp" : "");
        String first = canonical.equals("epoch") ? "" : "'" + canonical + "',";
        return "pg_redshift.date_part(" + first + value + ")";
    }
}
