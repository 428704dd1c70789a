package io.landfall.redshift.sql;

import java.util.List;
import java.util.Set;

/**
 * An element of a select list.
 *
 * @param expression without an alias, no white space around it
 * @param name what the column is called, in lower case
 * @param aliased whether the name is written
 */
record OutputColumn(List<SqlNode> expression, String name, boolean aliased) {
    private static final String UNNAMED = "?column?";
    private static final Set<String> NO_ALIAS = Set.of("end", "null", "true", "false", "nulls");

    static OutputColumn of(List<SqlNode> element) {
        List<SqlNode> nodes = SqlNodes.strip(element);
        List<SqlNode> significant = SqlNodes.significant(nodes);
        int count = significant.size();
        SqlNode last = SqlNodes.at(significant, count - 1);
        SqlNode before = SqlNodes.at(significant, count - 2);
        if (count > 1 && last.isIdentifier() && before.isWord("as")) {
            return new OutputColumn(
                    SqlNodes.strip(nodes.subList(0, lastIndexOf(nodes, before))), identifier(last), true);
        }
        if (count > 1 && isImplicitAlias(last, before)) {
            return new OutputColumn(SqlNodes.strip(nodes.subList(0, lastIndexOf(nodes, last))), identifier(last), true);
        }
        return new OutputColumn(nodes, defaultName(significant), false);
    }

    private static boolean isImplicitAlias(SqlNode last, SqlNode before) {
        boolean operand = before instanceof SqlNode.Group
                || before.isIdentifier() && !isOperatorWord(before)
                || before.isNumber()
                || before.isString()
                || before.isWord("end");
        return last.isIdentifier() && !NO_ALIAS.contains(last.keyword()) && operand;
    }

    private static boolean isOperatorWord(SqlNode node) {
        return Set.of(
                        "and",
                        "or",
                        "not",
                        "is",
                        "in",
                        "like",
                        "ilike",
                        "between",
                        "then",
                        "else",
                        "when",
                        "case",
                        "distinct",
                        "all")
                .contains(node.keyword());
    }

    private static int lastIndexOf(List<SqlNode> nodes, SqlNode wanted) {
        int index = nodes.size() - 1;
        while (nodes.get(index) != wanted) {
            index--;
        }
        return index;
    }

    /** The name a column gets without an alias: of the column, the function or the expression's kind. */
    private static String defaultName(List<SqlNode> significant) {
        int count = 0;
        while (count < significant.size() && isChainPart(significant.get(count))) {
            count++;
        }
        SqlNode last = SqlNodes.at(significant, count - 1);
        SqlNode behind = SqlNodes.at(significant, count);
        boolean whole = count == significant.size() || behind.isParenthesised() || behind.isSymbol(':');
        if (last.isIdentifier() && whole) {
            return identifier(last);
        }
        return SqlNodes.at(significant, 0).isWord("case") ? "case" : UNNAMED;
    }

    private static boolean isChainPart(SqlNode node) {
        return node.isIdentifier() || node.isSymbol('.');
    }

    private static String identifier(SqlNode node) {
        return ((SqlNode.Leaf) node).token().identifier();
    }

    /** Whether this is {@code *} or {@code alias.*}. */
    boolean isStar() {
        return !expression.isEmpty()
                && expression.get(expression.size() - 1).isSymbol('*')
                && (expression.size() == 1
                        || SqlNodes.at(expression, expression.size() - 2).isSymbol('.'));
    }

    String expressionText() {
        return SqlNodes.text(expression);
    }

    /** The name as an identifier that needs no care. */
    String quotedName() {
        return quote(name);
    }

    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
