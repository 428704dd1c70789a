package io.landfall.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rewrites navigation into SUPER values, and sources that iterate over them, as function calls. */
final class SuperNavigation {
    private static final Set<String> BEGINS_EXPRESSIONS = Set.of("select", "delete", "update", "insert", "merge");

    private final SuperScope scope;

    private SuperNavigation(SuperScope scope) {
        this.scope = scope;
    }

    static List<SqlNode> rewrite(List<SqlNode> nodes) {
        return new SuperNavigation(SuperScope.of(Relations.of(nodes))).rewrite(nodes, false);
    }

    /**
     * Rewrites siblings and what is inside them.
     *
     * @param active whether expressions may stand here: names in CREATE … AS are none
     */
    private List<SqlNode> rewrite(List<SqlNode> nodes, boolean active) {
        List<FromItem> sources = Relations.inSiblings(nodes);
        List<SqlNode> out = new ArrayList<>(nodes.size());
        boolean expressions = active;
        boolean selectList = false;
        SqlNode previous = SqlNodes.END;
        int source = 0;
        for (int index = 0; index < nodes.size(); index++) {
            SqlNode node = nodes.get(index);
            while (source < sources.size() && sources.get(source).start() < index) {
                source++;
            }
            expressions |= BEGINS_EXPRESSIONS.contains(node.keyword());
            selectList = (selectList || node.isWord("select")) && !node.isWord("from");
            if (source < sources.size() && sources.get(source).start() == index) {
                index = rewriteSource(nodes, sources.get(source), expressions, out) - 1;
            } else if (expressions && node.isIdentifier() && !previous.isSymbol('.') && !isType(nodes, index)) {
                boolean column = selectList && (previous.isSymbol(',') || isSelect(previous));
                index = rewriteChain(nodes, index, column, out) - 1;
            } else {
                out.add(rewriteInside(node, expressions));
            }
            previous = node.significant() ? nodes.get(index) : previous;
        }
        return out;
    }

    private static boolean isSelect(SqlNode node) {
        return node.isWord("select") || node.isWord("distinct") || node.isWord("all");
    }

    /** Behind {@code ::} stands no expression. */
    private static boolean isType(List<SqlNode> nodes, int index) {
        return SqlNodes.at(nodes, index - 1).isSymbol(':')
                && SqlNodes.at(nodes, index - 2).isSymbol(':');
    }

    private SqlNode rewriteInside(SqlNode node, boolean active) {
        return node instanceof SqlNode.Group group ? group.withNodes(rewrite(group.nodes(), active)) : node;
    }

    private int rewriteChain(List<SqlNode> nodes, int index, boolean column, List<SqlNode> out) {
        SuperPath path = SuperPath.parse(nodes, index);
        int behind = SqlNodes.next(nodes, path.end());
        String expression = SqlNodes.at(nodes, behind).isParenthesised() ? null : path.expression(scope);
        if (expression == null) {
            return rewriteCallOrColumn(nodes, index, path.end(), out);
        }
        SqlNode next = SqlNodes.at(nodes, behind);
        boolean alone = !next.significant() || next.isSymbol(',') || next.isWord("from");
        out.add(SqlNode.text(column && alone ? expression + " AS " + OutputColumn.quote(path.name()) : expression));
        return SuperComparison.rewrite(nodes, path.end(), out);
    }

    /** A call may be followed by a path: {@code JSON_PARSE(x)[0].a}. */
    private int rewriteCallOrColumn(List<SqlNode> nodes, int index, int end, List<SqlNode> out) {
        int open = SqlNodes.next(nodes, end);
        SqlNode call = SqlNodes.at(nodes, open);
        SqlNode behind = SqlNodes.follower(nodes, open + 1);
        if (!call.isParenthesised() || !behind.isBracketed() && !behind.isSymbol('.')) {
            out.addAll(nodes.subList(index, end));
            return end;
        }
        List<SqlNode> base = new ArrayList<>(nodes.subList(index, open));
        base.add(rewriteInside(call, true));
        SuperPath path = SuperPath.parse(nodes, open);
        out.add(SqlNode.text(SuperPath.navigate(
                SqlNodes.text(base), path.steps().subList(1, path.steps().size()))));
        return path.end();
    }

    private int rewriteSource(List<SqlNode> nodes, FromItem item, boolean active, List<SqlNode> out) {
        boolean pairs = nodes.get(item.start()).isWord("unpivot")
                && !item.path().isEmpty()
                && SqlNodes.follower(nodes, item.start() + 1).isIdentifier();
        if (!pairs && !scope.isArray(item)) {
            nodes.subList(item.start(), item.end()).forEach(node -> out.add(rewriteInside(node, active)));
            return item.end();
        }
        int start = pairs ? SqlNodes.next(nodes, item.start() + 1) : item.start();
        SuperPath path = SuperPath.parse(nodes, start);
        String expression = path.expression(scope);
        String array = expression == null ? plain(path) : expression;
        int at = SqlNodes.next(nodes, item.end());
        int name = SqlNodes.next(nodes, at + 1);
        boolean indexed =
                SqlNodes.at(nodes, at).isWord("at") && SqlNodes.at(nodes, name).isIdentifier();
        String alias = OutputColumn.quote(item.name());
        String function = pairs ? "object_pairs" : indexed ? "array_elements_at" : "array_elements";
        String second = indexed ? ", " + SqlNodes.text(List.of(nodes.get(name))) : "";
        out.add(SqlNode.text(
                "LATERAL pg_redshift." + function + "(" + array + ") AS " + alias + "(" + alias + second + ")"));
        return indexed ? name + 1 : item.end();
    }

    private static String plain(SuperPath path) {
        List<String> names = path.plain();
        return names.size() == 1
                ? OutputColumn.quote(names.get(0)) + "." + OutputColumn.quote(names.get(0))
                : String.join(".", names.stream().map(OutputColumn::quote).toList());
    }
}
