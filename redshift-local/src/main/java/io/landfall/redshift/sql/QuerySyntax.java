package io.landfall.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rewrites what Redshift's SELECT has and PostgreSQL's does not: TOP, QUALIFY, MINUS, PIVOT and UNPIVOT. */
final class QuerySyntax {
    /** First words of statements that are queries or have queries in them. */
    private static final Set<String> STATEMENTS = Set.of(
            "select", "with", "insert", "update", "delete", "merge", "explain", "create", "values", "(", "declare",
            "prepare");

    private QuerySyntax() {}

    /** Whether the statement is of a kind that can have queries in it. */
    static boolean mayBeIn(Statement statement) {
        return STATEMENTS.contains(TokenPattern.key(statement.cursor().peek()));
    }

    static List<SqlNode> rewrite(List<SqlNode> nodes) {
        List<SqlNode> inner = new ArrayList<>(nodes.size());
        for (SqlNode node : nodes) {
            inner.add(node instanceof SqlNode.Group group ? group.withNodes(rewrite(group.nodes())) : node);
        }
        int select = selectIndex(inner, 0);
        return select < 0 ? inner : rewriteBlocks(inner, select);
    }

    private static List<SqlNode> rewriteBlocks(List<SqlNode> nodes, int firstSelect) {
        List<SqlNode> out = new ArrayList<>(nodes.size());
        boolean several = SelectBlock.endOfBlock(nodes, 0) < nodes.size();
        int done = 0;
        int select = firstSelect;
        while (select >= 0) {
            copy(nodes.subList(done, select), out);
            done = SelectBlock.endOfBlock(nodes, select);
            out.addAll(rewriteBlock(SelectBlock.of(nodes.subList(select, done)), several));
            select = selectIndex(nodes, done);
        }
        copy(nodes.subList(done, nodes.size()), out);
        return out;
    }

    /** Copies what stands between two SELECTs: set operators, WITH lists, the beginning of the statement. */
    private static void copy(List<SqlNode> nodes, List<SqlNode> out) {
        for (SqlNode node : nodes) {
            out.add(node.isWord("minus") ? SqlNode.text("EXCEPT") : node);
        }
    }

    private static int selectIndex(List<SqlNode> nodes, int from) {
        SqlNode previous = SqlNodes.END;
        for (int index = from; index < nodes.size(); index++) {
            SqlNode node = nodes.get(index);
            if (node.isWord("select") && !previous.isSymbol('.')) {
                return index;
            }
            previous = node.significant() ? node : previous;
        }
        return -1;
    }

    private static List<SqlNode> rewriteBlock(SelectBlock block, boolean partOfSetOperation) {
        refuse(block);
        SelectBlock.Clause from = block.clause("from");
        SelectBlock pivoted = from == null ? block : block.with(from, Pivot.rewrite(from.nodes()));
        if (pivoted.clause("qualify") != null) {
            return Qualify.rewrite(SelectBlock.of(SelectTop.rewrite(pivoted, false)));
        }
        return SelectTop.rewrite(pivoted, partOfSetOperation);
    }

    private static void refuse(SelectBlock block) {
        if (block.clause("connect") != null || block.clause("start") != null) {
            throw StatementRefused.notSupported("CONNECT BY (write WITH RECURSIVE)");
        }
        List<SqlNode> list = block.clause("select").content();
        int exclude = SqlNodes.indexOfWord(list, "exclude");
        int before = exclude - 1;
        while (before >= 0 && !list.get(before).significant()) {
            before--;
        }
        if (exclude > 0 && SqlNodes.at(list, before).isSymbol('*')) {
            throw StatementRefused.notSupported("SELECT * EXCLUDE");
        }
    }
}
