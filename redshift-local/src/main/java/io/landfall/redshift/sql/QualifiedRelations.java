package io.landfall.redshift.sql;

import io.landfall.redshift.wire.ServerError;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that every table in a query is named with its schema, as late-binding views want it. */
final class QualifiedRelations {
    private static final Set<String> BEHIND_FROM =
            Set.of("where", "group", "having", "order", "union", "intersect", "except", "minus", "limit", "qualify");

    private final List<Token> tokens;
    private final Set<String> commonTables = new HashSet<>();
    /** For each open parenthesis, and the whole: whether commas there separate tables. */
    private final Deque<Boolean> inFrom = new ArrayDeque<>();
    /** Likewise: whether there is a query inside, and not the arguments of a function, which may know FROM too. */
    private final Deque<Boolean> queries = new ArrayDeque<>();

    private QualifiedRelations(List<Token> significant) {
        this.tokens = significant;
    }

    static void check(Statement query) {
        new QualifiedRelations(TokenLists.significant(query.tokens())).run();
    }

    private void run() {
        for (int index = 0; index + 2 < tokens.size(); index++) {
            if (tokens.get(index).isIdentifier() && tokens.get(index + 1).isWord("as") && at(index + 2, '(')) {
                commonTables.add(tokens.get(index).identifier());
            }
        }
        enter(true);
        for (int index = 0; index < tokens.size(); index++) {
            visit(index);
        }
    }

    private void visit(int index) {
        Token token = tokens.get(index);
        if (token.isSymbol('(')) {
            enter(is(index + 1, "select") || is(index + 1, "with"));
        } else if (token.isSymbol(')') && queries.size() > 1) {
            queries.pop();
            inFrom.pop();
        } else if (queries.peek()) {
            boolean from = token.isWord("from");
            if (from || BEHIND_FROM.contains(token.keyword())) {
                inFrom.pop();
                inFrom.push(from);
            }
            if (from || token.isWord("join") || token.isSymbol(',') && inFrom.peek()) {
                relation(index + 1);
            }
        }
    }

    private void enter(boolean query) {
        queries.push(query);
        inFrom.push(false);
    }

    private void relation(int index) {
        if (index >= tokens.size() || !tokens.get(index).isIdentifier()) {
            return;
        }
        boolean known = commonTables.contains(tokens.get(index).identifier());
        if (!known && !at(index + 1, '.') && !at(index + 1, '(')) {
            throw new StatementRefused(ServerError.of(
                    ServerError.INTERNAL_ERROR,
                    "All the relation names inside should be qualified when creating VIEW WITH NO SCHEMA BINDING."));
        }
    }

    private boolean at(int index, char symbol) {
        return index < tokens.size() && tokens.get(index).isSymbol(symbol);
    }

    private boolean is(int index, String word) {
        return index < tokens.size() && tokens.get(index).isWord(word);
    }
}
