package io.landfall.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One source of rows in a FROM clause.
 *
 * @param path the components of a table's name or of a SUPER path; empty for subqueries and functions
 * @param name the alias, or else the table's name; null if there is neither
 * @param aliased whether an alias is written
 * @param start index of its first node in the list
 * @param end index behind its last node, alias included
 * @param mergesColumns whether the join before or behind it is NATURAL or USING
 */
record FromItem(List<String> path, String name, boolean aliased, int start, int end, boolean mergesColumns) {
    private static final Set<String> NOT_ALIAS = Set.of(
            "join",
            "on",
            "using",
            "inner",
            "left",
            "right",
            "full",
            "outer",
            "cross",
            "natural",
            "where",
            "group",
            "order",
            "having",
            "limit",
            "pivot",
            "unpivot",
            "at",
            "set",
            "when",
            "union",
            "values",
            "select",
            "tablesample",
            "for",
            "qualify",
            "window",
            "offset",
            "connect",
            "start",
            "minus",
            "except",
            "intersect",
            "with",
            "remove");

    /** The sources of a FROM clause, its keyword left out. Joins in parentheses are not looked into. */
    static List<FromItem> list(List<SqlNode> nodes) {
        List<FromItem> items = new ArrayList<>();
        int index = SqlNodes.next(nodes, 0);
        while (index < nodes.size()) {
            FromItem item = parse(nodes, index, false);
            items.add(item);
            index = item.end();
            boolean merges = false;
            while (index < nodes.size() && !startsItem(nodes.get(index))) {
                merges |= nodes.get(index).isWord("using") || nodes.get(index).isWord("natural");
                index++;
            }
            if (merges) {
                items.set(items.size() - 1, item.merging());
            }
            index = SqlNodes.next(nodes, index + 1);
        }
        return items;
    }

    private static boolean startsItem(SqlNode node) {
        return node.isSymbol(',') || node.isWord("join");
    }

    /** A table that is written to: parentheses behind it are a list of columns, not a call. */
    static FromItem target(List<SqlNode> nodes, int start) {
        return parse(nodes, start, true);
    }

    private static FromItem parse(List<SqlNode> nodes, int start, boolean target) {
        int index = start;
        SqlNode first = SqlNodes.at(nodes, index);
        boolean prefixed = first.isWord("only") || first.isWord("lateral") || first.isWord("unpivot");
        if (prefixed && (SqlNodes.follower(nodes, index + 1).isIdentifier() || !first.isWord("unpivot"))) {
            index = SqlNodes.next(nodes, index + 1);
        }
        List<String> path = new ArrayList<>();
        if (SqlNodes.at(nodes, index).isIdentifier()) {
            index = readPath(nodes, index, path);
        }
        boolean table =
                !path.isEmpty() && (target || !SqlNodes.follower(nodes, index).isParenthesised());
        if (!table && !path.isEmpty()) {
            path.clear();
            index = SqlNodes.next(nodes, index);
        }
        int end = table ? index : index + 1;
        int alias = SqlNodes.next(nodes, end);
        boolean as = SqlNodes.at(nodes, alias).isWord("as");
        alias = as ? SqlNodes.next(nodes, alias + 1) : alias;
        SqlNode name = SqlNodes.at(nodes, alias);
        boolean aliased = name.isIdentifier() && (as || !NOT_ALIAS.contains(name.keyword()));
        String own = path.isEmpty() ? null : path.get(path.size() - 1);
        return new FromItem(
                List.copyOf(path), aliased ? identifier(name) : own, aliased, start, aliased ? alias + 1 : end, false);
    }

    /** Reads {@code a.b.c} and brackets, which only SUPER paths have; returns the index behind it. */
    private static int readPath(List<SqlNode> nodes, int start, List<String> path) {
        int index = start;
        path.add(identifier(nodes.get(index++)));
        while (true) {
            int next = SqlNodes.next(nodes, index);
            int component = SqlNodes.next(nodes, next + 1);
            if (SqlNodes.at(nodes, next).isSymbol('.')
                    && SqlNodes.at(nodes, component).isIdentifier()) {
                path.add(identifier(nodes.get(component)));
                index = component + 1;
            } else if (SqlNodes.at(nodes, next).isBracketed()) {
                index = next + 1;
            } else {
                return index;
            }
        }
    }

    private static String identifier(SqlNode node) {
        return ((SqlNode.Leaf) node).token().identifier();
    }

    /** The same item at indexes {@code offset} higher. */
    FromItem moved(int offset) {
        return new FromItem(path, name, aliased, start + offset, end + offset, mergesColumns);
    }

    private FromItem merging() {
        return new FromItem(path, name, aliased, start, end, true);
    }
}
