package io.landfall.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Comparisons of a SUPER path with string literals. PostgreSQL would read such a literal as JSON; in Redshift it is a string
 * that equals only strings.
 */
final class SuperComparison {
    private static final String OPERATORS = "=<>!~";
    private static final Set<String> MATCHERS = Set.of("like", "ilike", "similar");

    private SuperComparison() {}

    /** Appends what the path is compared with; {@code out} ends with the path. Returns where to go on. */
    static int rewrite(List<SqlNode> nodes, int from, List<SqlNode> out) {
        castLiteralBefore(out);
        int next = SqlNodes.next(nodes, from);
        int word = SqlNodes.at(nodes, next).isWord("not") ? SqlNodes.next(nodes, next + 1) : next;
        SqlNode operator = SqlNodes.at(nodes, word);
        if (MATCHERS.contains(operator.keyword()) || operator.isSymbol('~')) {
            out.add(SqlNode.text("::text"));
            return from;
        }
        if (operator.isWord("in") || operator.isWord("between")) {
            out.addAll(nodes.subList(from, word + 1));
            return operator.isWord("in") ? castList(nodes, word + 1, out) : castRange(nodes, word + 1, out);
        }
        if (!isOperator(operator)) {
            return from;
        }
        int value = word;
        while (isOperator(SqlNodes.at(nodes, value))) {
            value++;
        }
        value = SqlNodes.next(nodes, value);
        out.addAll(nodes.subList(from, value));
        return castLiteral(nodes, value, out);
    }

    private static boolean isOperator(SqlNode node) {
        return node instanceof SqlNode.Leaf leaf
                && leaf.token().type() == Token.Type.SYMBOL
                && OPERATORS.indexOf(leaf.token().text().charAt(0)) >= 0;
    }

    /** {@code 'x' = path}: the literal has been appended already. */
    private static void castLiteralBefore(List<SqlNode> out) {
        int index = previous(out, out.size() - 2);
        boolean compared = false;
        while (index >= 0 && isOperator(out.get(index))) {
            compared = true;
            index = previous(out, index - 1);
        }
        if (compared && index >= 0 && out.get(index).isString()) {
            out.set(index, cast(out.get(index)));
        }
    }

    private static int previous(List<SqlNode> nodes, int from) {
        int index = from;
        while (index >= 0 && !nodes.get(index).significant()) {
            index--;
        }
        return index;
    }

    private static int castLiteral(List<SqlNode> nodes, int index, List<SqlNode> out) {
        if (!SqlNodes.at(nodes, index).isString()) {
            return index;
        }
        out.add(cast(nodes.get(index)));
        return index + 1;
    }

    private static int castRange(List<SqlNode> nodes, int from, List<SqlNode> out) {
        int low = SqlNodes.next(nodes, from);
        int and = SqlNodes.next(nodes, low + 1);
        int high = SqlNodes.next(nodes, and + 1);
        if (!SqlNodes.at(nodes, low).isString() || !SqlNodes.at(nodes, and).isWord("and")) {
            return from;
        }
        out.addAll(nodes.subList(from, low));
        out.add(cast(nodes.get(low)));
        out.addAll(nodes.subList(low + 1, high));
        return castLiteral(nodes, high, out);
    }

    private static int castList(List<SqlNode> nodes, int from, List<SqlNode> out) {
        int open = SqlNodes.next(nodes, from);
        if (!(SqlNodes.at(nodes, open) instanceof SqlNode.Group group)
                || SqlNodes.follower(group.nodes(), 0).isWord("select")) {
            return from;
        }
        List<SqlNode> cast = new ArrayList<>();
        group.nodes().forEach(node -> cast.add(node.isString() ? cast(node) : node));
        out.addAll(nodes.subList(from, open));
        out.add(group.withNodes(cast));
        return open + 1;
    }

    private static SqlNode cast(SqlNode literal) {
        return SqlNode.text(SqlNodes.text(List.of(literal)) + "::text");
    }
}
