package io.landfall.redshift.sql;

import java.util.ArrayList;
import java.util.List;

/** SELECT TOP n is LIMIT n at the end of the SELECT. */
final class SelectTop {
    private SelectTop() {}

    static List<SqlNode> rewrite(SelectBlock block, boolean partOfSetOperation) {
        SelectBlock.Clause select = block.clause("select");
        List<SqlNode> nodes = select.nodes();
        int top = SqlNodes.next(nodes, 1);
        if (SqlNodes.at(nodes, top).isWord("all") || SqlNodes.at(nodes, top).isWord("distinct")) {
            top = SqlNodes.next(nodes, top + 1);
        }
        int number = SqlNodes.next(nodes, top + 1);
        if (!SqlNodes.at(nodes, top).isWord("top") || !isCount(SqlNodes.at(nodes, number))) {
            return block.nodes();
        }
        List<SqlNode> shorter = new ArrayList<>(nodes.subList(0, top));
        shorter.addAll(nodes.subList(number + 1, nodes.size()));
        // A line break, because a comment may run to the end of the line.
        List<SqlNode> limit = List.of(blank("\n"), SqlNode.text("LIMIT"), blank(" "), nodes.get(number), blank(" "));
        return partOfSetOperation
                ? branch(block.with(select, shorter), limit)
                : append(block.with(select, shorter).nodes(), limit);
    }

    private static SqlNode blank(String text) {
        return new SqlNode.Leaf(new Token(Token.Type.WHITESPACE, text));
    }

    private static boolean isCount(SqlNode node) {
        return node.isNumber()
                || node.isParenthesised()
                || node instanceof SqlNode.Leaf leaf && leaf.token().type() == Token.Type.PARAMETER;
    }

    private static List<SqlNode> append(List<SqlNode> nodes, List<SqlNode> limit) {
        List<SqlNode> out = new ArrayList<>(nodes);
        out.addAll(limit);
        return out;
    }

    /** ORDER BY behind the last branch orders the result of the set operation, LIMIT is for the branch. */
    private static List<SqlNode> branch(SelectBlock block, List<SqlNode> limit) {
        List<SqlNode> own = new ArrayList<>(List.of(SqlNode.text("(")));
        List<SqlNode> tail = new ArrayList<>();
        for (SelectBlock.Clause clause : block.clauses()) {
            boolean ofWhole =
                    clause.keyword().equals("order") || clause.keyword().equals("limit");
            (ofWhole ? tail : own).addAll(clause.nodes());
        }
        own.addAll(limit);
        own.add(SqlNode.text(")"));
        own.addAll(tail);
        return own;
    }
}
