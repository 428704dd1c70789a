package io.landfall.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** PIVOT and UNPIVOT of subqueries whose columns are listed; those that the clause does not name are kept. */
final class Pivot {
    private Pivot() {}

    static List<SqlNode> rewrite(List<SqlNode> from) {
        List<SqlNode> out = new ArrayList<>();
        int source = -1;
        for (int index = 0; index < from.size(); index++) {
            SqlNode node = from.get(index);
            int open = bodyIndex(from, index);
            if (open > 0) {
                List<SqlNode> body = from.get(open).inside();
                boolean nulls = SqlNodes.follower(from, index + 1).isWord("include");
                String subquery = source < 0 ? null : SqlNodes.text(List.of(out.get(source)));
                String sql = node.isWord("pivot")
                        ? pivot(columns(out, source), subquery, body)
                        : unpivot(columns(out, source), subquery, body, nulls);
                out.subList(source, out.size()).clear();
                out.addAll(SqlNodes.parse(Tokenizer.tokenize(sql)));
                index = open;
            } else {
                out.add(node);
            }
            source = node.isParenthesised() ? out.size() - 1 : node.isSymbol(',') || node.isWord("join") ? -1 : source;
        }
        return out;
    }

    /** Index of the group of a PIVOT or UNPIVOT at {@code index}, or -1. */
    private static int bodyIndex(List<SqlNode> from, int index) {
        SqlNode node = from.get(index);
        if (!node.isWord("pivot") && !node.isWord("unpivot")) {
            return -1;
        }
        int open = SqlNodes.next(from, index + 1);
        if (SqlNodes.at(from, open).isWord("include") || SqlNodes.at(from, open).isWord("exclude")) {
            open = SqlNodes.next(from, SqlNodes.next(from, open + 1) + 1);
        }
        SqlNode group = SqlNodes.at(from, open);
        return group.isParenthesised() && SqlNodes.indexOfWord(group.inside(), "for") >= 0 ? open : -1;
    }

    private static List<String> columns(List<SqlNode> from, int source) {
        List<SqlNode> query =
                source < 0 ? List.of() : SqlNodes.strip(from.get(source).inside());
        if (query.isEmpty() || !query.get(0).isWord("select")) {
            throw unknownColumns();
        }
        List<OutputColumn> columns = SqlNodes.splitAtCommas(
                        SelectBlock.of(query).clause("select").content())
                .stream()
                .map(OutputColumn::of)
                .toList();
        if (columns.stream().anyMatch(OutputColumn::isStar)) {
            throw unknownColumns();
        }
        return columns.stream().map(OutputColumn::name).toList();
    }

    private static StatementRefused unknownColumns() {
        return StatementRefused.notSupported("PIVOT and UNPIVOT of anything but a subquery that lists its columns");
    }

    /** {@code aggregate [AS a] FOR column IN (values)}. */
    private static String pivot(List<String> columns, String subquery, List<SqlNode> body) {
        int forWord = SqlNodes.indexOfWord(body, "for");
        OutputColumn aggregate = OutputColumn.of(body.subList(0, forWord));
        String column = SqlNodes.trimmed(body.subList(forWord + 1, SqlNodes.indexOfWord(body, "in")));
        List<SqlNode> argument =
                aggregate.expression().get(aggregate.expression().size() - 1).inside();
        String counted =
                SqlNodes.only(argument) != null && SqlNodes.only(argument).isSymbol('*')
                        ? "1"
                        : SqlNodes.text(argument);
        String function = SqlNodes.trimmed(
                aggregate.expression().subList(0, aggregate.expression().size() - 1));
        List<String> kept = kept(columns, body.subList(0, SqlNodes.indexOfWord(body, "in")));
        List<String> list = new ArrayList<>(kept);
        for (OutputColumn value : values(body)) {
            String name = value.aliased() ? value.name() : constantName(value);
            String suffix = aggregate.aliased() ? "_" + aggregate.name() : "";
            list.add(function + "(CASE WHEN (" + column + ") IS NOT DISTINCT FROM " + value.expressionText() + " THEN "
                    + counted + " END) AS " + OutputColumn.quote(name + suffix));
        }
        String group = kept.isEmpty() ? "" : " GROUP BY " + String.join(", ", kept);
        return "(SELECT " + String.join(", ", list) + " FROM " + subquery + " p$" + group + ")";
    }

    /** {@code value FOR name IN (columns)}. */
    private static String unpivot(List<String> columns, String subquery, List<SqlNode> body, boolean nulls) {
        int forWord = SqlNodes.indexOfWord(body, "for");
        int in = SqlNodes.indexOfWord(body, "in");
        String value = SqlNodes.trimmed(body.subList(0, forWord));
        String name = SqlNodes.trimmed(body.subList(forWord + 1, in));
        String rows = values(body).stream()
                .map(column -> "('" + column.name() + "'::varchar, p$." + column.expressionText() + ")")
                .collect(Collectors.joining(", "));
        List<String> list = new ArrayList<>();
        kept(columns, body.get(SqlNodes.next(body, in + 1)).inside()).forEach(column -> list.add("p$." + column));
        list.add("u$." + name);
        list.add("u$." + value);
        String present = nulls ? "" : " WHERE u$." + value + " IS NOT NULL";
        return "(SELECT " + String.join(", ", list) + " FROM " + subquery + " p$ CROSS JOIN LATERAL (VALUES " + rows
                + ") u$(" + name + ", " + value + ")" + present + ")";
    }

    private static List<OutputColumn> values(List<SqlNode> body) {
        int in = SqlNodes.indexOfWord(body, "in");
        SqlNode group = SqlNodes.follower(body, in + 1);
        return SqlNodes.splitAtCommas(group.inside()).stream()
                .map(OutputColumn::of)
                .toList();
    }

    /** The columns that no node names, quoted. */
    private static List<String> kept(List<String> columns, List<SqlNode> nodes) {
        List<String> named = new ArrayList<>();
        collectIdentifiers(nodes, named);
        return columns.stream()
                .filter(column -> !named.contains(column))
                .map(OutputColumn::quote)
                .toList();
    }

    private static void collectIdentifiers(List<SqlNode> nodes, List<String> names) {
        for (SqlNode node : nodes) {
            if (node.isIdentifier()) {
                names.add(((SqlNode.Leaf) node).token().identifier());
            }
            collectIdentifiers(node.inside(), names);
        }
    }

    /** A column without alias is called as its constant. */
    private static String constantName(OutputColumn value) {
        SqlNode only = SqlNodes.only(value.expression());
        return only instanceof SqlNode.Leaf leaf && leaf.token().isString()
                ? leaf.token().stringContent()
                : value.expressionText().toLowerCase(Locale.ROOT);
    }
}
