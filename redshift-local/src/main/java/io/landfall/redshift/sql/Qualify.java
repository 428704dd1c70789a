package io.landfall.redshift.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * QUALIFY keeps rows by a condition on window functions. The SELECT becomes a subquery that computes the condition as one more
 * column; the outer query names the other columns again. A star travels as a whole row, since its columns are not known here.
 */
final class Qualify {
    private final SelectBlock block;
    private final List<OutputColumn> columns;
    private final Map<String, OutputColumn> aliases = new HashMap<>();
    private final List<String> inner = new ArrayList<>();
    private final List<String> outer = new ArrayList<>();
    private final String distinct;

    private Qualify(SelectBlock block) {
        this.block = block;
        List<SqlNode> list = block.clause("select").content();
        int first = SqlNodes.next(list, 0);
        boolean unique = SqlNodes.at(list, first).isWord("distinct");
        this.distinct = unique ? "DISTINCT " : "";
        this.columns = SqlNodes.splitAtCommas(unique ? list.subList(first + 1, list.size()) : list).stream()
                .map(OutputColumn::of)
                .toList();
        columns.stream().filter(OutputColumn::aliased).forEach(column -> aliases.put(column.name(), column));
    }

    static List<SqlNode> rewrite(SelectBlock block) {
        return new Qualify(block).rewritten();
    }

    private List<SqlNode> rewritten() {
        columns.forEach(this::addColumn);
        String orderBy = orderBy();
        String condition = SqlNodes.text(withoutAliases(block.clause("qualify").content()));
        String sql = "SELECT " + distinct + String.join(", ", outer) + " FROM (SELECT " + String.join(", ", inner)
                + ", (" + condition + "\n) AS keep$ " + block.text("from", "where", "group", "having", "window")
                + "\n) q$ WHERE q$.keep$" + orderBy + "\n" + block.text("limit", "offset");
        return SqlNodes.parse(Tokenizer.tokenize(sql));
    }

    private void addColumn(OutputColumn column) {
        if (column.isStar()) {
            starRows(column).forEach(this::addRow);
            return;
        }
        String name = "c" + inner.size() + "$";
        inner.add(column.expressionText() + " AS " + name);
        outer.add("q$." + name + " AS " + column.quotedName());
    }

    private void addRow(String source) {
        String name = "r" + inner.size() + "$";
        inner.add(source + " AS " + name);
        outer.add("(q$." + name + ").*");
    }

    private List<String> starRows(OutputColumn star) {
        if (star.expression().size() > 1) {
            return List.of(
                    SqlNodes.text(star.expression().subList(0, star.expression().size() - 2)));
        }
        SelectBlock.Clause from = block.clause("from");
        List<FromItem> items = from == null ? List.of() : FromItem.list(from.content());
        if (items.isEmpty() || items.stream().anyMatch(item -> item.mergesColumns() || item.name() == null)) {
            throw StatementRefused.notSupported("QUALIFY with * over a join USING or a source without a name");
        }
        return items.stream().map(item -> OutputColumn.quote(item.name())).toList();
    }

    /** What is no output column is computed inside, too. */
    private String orderBy() {
        SelectBlock.Clause order = block.clause("order");
        if (order == null) {
            return "";
        }
        List<String> keys = new ArrayList<>();
        for (List<SqlNode> element : SqlNodes.splitAtCommas(order.content())) {
            int direction = directionIndex(element);
            List<SqlNode> expression = SqlNodes.strip(element.subList(0, direction));
            SqlNode only = SqlNodes.only(expression);
            boolean named = only instanceof SqlNode.Leaf leaf
                    && (only.isNumber()
                            || only.isIdentifier() && isOutput(leaf.token().identifier()));
            String key = SqlNodes.text(expression);
            if (!named) {
                String name = "o" + inner.size() + "$";
                inner.add(key + " AS " + name);
                key = "q$." + name;
            }
            keys.add(key + " " + SqlNodes.trimmed(element.subList(direction, element.size())));
        }
        return " ORDER BY " + String.join(", ", keys);
    }

    private boolean isOutput(String name) {
        return columns.stream().anyMatch(column -> column.name().equals(name));
    }

    private static int directionIndex(List<SqlNode> element) {
        for (int index = 0; index < element.size(); index++) {
            SqlNode node = element.get(index);
            if (node.isWord("asc") || node.isWord("desc") || node.isWord("nulls")) {
                return index;
            }
        }
        return element.size();
    }

    /** QUALIFY may name output columns; in the subquery these are their expressions. */
    private List<SqlNode> withoutAliases(List<SqlNode> nodes) {
        List<SqlNode> out = new ArrayList<>();
        SqlNode previous = SqlNodes.END;
        for (int index = 0; index < nodes.size(); index++) {
            SqlNode node = nodes.get(index);
            SqlNode behind = SqlNodes.follower(nodes, index + 1);
            boolean plain = node.isIdentifier()
                    && !previous.isSymbol('.')
                    && !behind.isSymbol('.')
                    && !behind.isParenthesised();
            OutputColumn column =
                    plain ? aliases.get(((SqlNode.Leaf) node).token().identifier()) : null;
            if (column != null) {
                out.add(SqlNode.text("(" + column.expressionText() + ")"));
            } else {
                out.add(node instanceof SqlNode.Group group ? group.withNodes(withoutAliases(group.nodes())) : node);
            }
            previous = node.significant() ? node : previous;
        }
        return out;
    }
}
