package io.landfall.redshift.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * A chain of names and brackets: {@code c.orders[0].key}.
 *
 * @param steps identifiers and bracketed groups
 * @param end index behind the chain
 */
record SuperPath(List<SqlNode> steps, int end) {

    static SuperPath parse(List<SqlNode> nodes, int start) {
        List<SqlNode> steps = new ArrayList<>(List.of(nodes.get(start)));
        int end = start + 1;
        while (true) {
            int next = SqlNodes.next(nodes, end);
            int name = SqlNodes.next(nodes, next + 1);
            if (SqlNodes.at(nodes, next).isBracketed()) {
                steps.add(nodes.get(next));
                end = next + 1;
            } else if (SqlNodes.at(nodes, next).isSymbol('.')
                    && SqlNodes.at(nodes, name).isIdentifier()) {
                steps.add(nodes.get(name));
                end = name + 1;
            } else {
                return new SuperPath(steps, end);
            }
        }
    }

    /** The components before the first bracket. */
    List<String> plain() {
        return steps.stream()
                .takeWhile(SqlNode::isIdentifier)
                .map(SuperPath::identifier)
                .toList();
    }

    /** What a column of this path is called: its last name. */
    String name() {
        String name = "";
        for (SqlNode step : steps) {
            name = step.isIdentifier() ? identifier(step) : name;
        }
        return name;
    }

    /** PostgreSQL's expression; null if the chain is only a column. */
    String expression(SuperScope scope) {
        String first = identifier(steps.get(0));
        boolean element = scope.isElement(first);
        int column = element ? 1 : scope.columnLength(plain());
        if (column == steps.size()) {
            return null;
        }
        StringBuilder base = new StringBuilder(element ? OutputColumn.quote(first) + "." : "");
        for (int index = 0; index < column; index++) {
            base.append(index > 0 ? "." : "").append(OutputColumn.quote(identifier(steps.get(index))));
        }
        return navigate(base.toString(), steps.subList(column, steps.size()));
    }

    /** Applies the steps, from left to right, to an expression. */
    static String navigate(String base, List<SqlNode> steps) {
        String expression = base;
        for (SqlNode step : steps) {
            expression = step.isIdentifier()
                    ? "pg_redshift.attribute(" + expression + ",'" + literal(identifier(step)) + "')"
                    : "pg_redshift.element(" + expression + "," + SqlNodes.text(step.inside()) + ")";
        }
        return expression;
    }

    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("'", "''");
    }

    private static String identifier(SqlNode node) {
        return ((SqlNode.Leaf) node).token().identifier();
    }
}
