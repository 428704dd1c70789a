package io.landfall.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Rewrites function calls, casts and identifiers wherever they stand in a statement; all other tokens keep their text. */
final class ExpressionRewriter {
    /** Words that only Redshift takes for names. */
    private static final Set<String> RESERVED_IN_POSTGRES = Set.of("array", "asymmetric", "symmetric", "variadic");

    private final FunctionRules rules;

    private ExpressionRewriter(FunctionRules rules) {
        this.rules = rules;
    }

    /** For statements that touch user data: everything means what it means in Redshift. */
    static ExpressionRewriter forUserData() {
        return new ExpressionRewriter(FunctionRules.ALL);
    }

    /** For statements over catalogs only, as drivers send them: names that both systems have keep PostgreSQL's meaning. */
    static ExpressionRewriter forCatalogs() {
        return new ExpressionRewriter(FunctionRules.MISSING_IN_POSTGRES);
    }

    List<SqlNode> rewrite(List<SqlNode> nodes) {
        List<SqlNode> inner = nodes.stream().map(this::rewriteInside).toList();
        List<SqlNode> out = new ArrayList<>(inner.size());
        SqlNode previous = SqlNodes.END;
        int index = 0;
        while (index < inner.size()) {
            SqlNode node = inner.get(index);
            int next = previous.isSymbol('.') ? index : rewriteConstruct(inner, index, previous, out);
            if (next == index) {
                out.add(plain(node));
                next = index + 1;
            }
            previous = node.significant() ? node : previous;
            index = next;
        }
        return out;
    }

    private SqlNode rewriteInside(SqlNode node) {
        return node instanceof SqlNode.Group group ? group.withNodes(rewrite(group.nodes())) : node;
    }

    /** Appends the rewritten construct that starts at {@code index} and returns where to go on, or {@code index}. */
    private int rewriteConstruct(List<SqlNode> nodes, int index, SqlNode previous, List<SqlNode> out) {
        SqlNode node = nodes.get(index);
        if (node.isSymbol(':') && previous.isSymbol(':')) {
            return rules.casts() ? CastTarget.rewriteBehindColons(nodes, index, out) : index;
        }
        if (node.keyword().isEmpty()) {
            return index;
        }
        int open = SqlNodes.next(nodes, index + 1);
        SqlNode behind = SqlNodes.at(nodes, open);
        if (behind.isParenthesised()) {
            return rewriteCall(nodes, index, open, out);
        }
        if (node.isWord("sysdate") && !behind.isSymbol('.')) {
            out.add(SqlNode.text("pg_catalog.sysdate()"));
            return index + 1;
        }
        if (RESERVED_IN_POSTGRES.contains(node.keyword()) && !behind.isBracketed()) {
            out.add(SqlNode.text(OutputColumn.quote(node.keyword())));
            return index + 1;
        }
        boolean approximate = node.isWord("approximate")
                && (behind.isWord("count") || behind.isWord("percentile_disc"))
                && SqlNodes.follower(nodes, open + 1).isParenthesised();
        return approximate ? open : index;
    }

    private int rewriteCall(List<SqlNode> nodes, int index, int open, List<SqlNode> out) {
        String name = ((SqlNode.Leaf) nodes.get(index)).token().text();
        FunctionCall call =
                new FunctionCall(name, SqlNodes.splitAtCommas(nodes.get(open).inside()));
        AggregateRules.Rule aggregate = AggregateRules.find(name);
        if (aggregate != null) {
            CallSuffix suffix = CallSuffix.parse(nodes, open + 1);
            String rewritten = aggregate.rewrite(call, suffix);
            return accept(rewritten, suffix.end(), index, out);
        }
        FunctionRules.Rule rule = rules.find(name);
        return accept(rule == null ? null : rule.rewrite(call), open + 1, index, out);
    }

    private static int accept(String rewritten, int end, int index, List<SqlNode> out) {
        if (rewritten == null) {
            return index;
        }
        out.add(SqlNode.text(rewritten));
        return end;
    }

    private static SqlNode plain(SqlNode node) {
        if (!(node instanceof SqlNode.Leaf leaf)) {
            return node;
        }
        if (TemporaryName.is(leaf.token())) {
            return SqlNode.text(TokenLists.quoted(leaf.token().identifier()));
        }
        if (leaf.token().type() == Token.Type.QUOTED_IDENTIFIER) {
            String text = leaf.token().text();
            String folded = text.toLowerCase(Locale.ROOT);
            return folded.equals(text) ? node : new SqlNode.Leaf(new Token(Token.Type.QUOTED_IDENTIFIER, folded));
        }
        return node;
    }
}
