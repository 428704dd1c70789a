package io.landfall.redshift.sql;

import io.landfall.redshift.wire.ServerError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Recognises what PostgreSQL has and Redshift lacks, so that nobody writes it here and meets the error in production. Statements
 * over catalogs alone are left in peace: drivers and psql send them, and they were made for PostgreSQL.
 */
final class PostgresOnlySyntax {
    private static final Set<String> CHECKED = Set.of(
            "select", "with", "insert", "update", "delete", "merge", "explain", "create", "values", "(", "declare");

    private static final Map<String, List<TokenPattern>> PATTERNS = new HashMap<>();

    static {
        PostgresOnlyFeatures.SYNTAX.forEach(pattern -> add(new TokenPattern(pattern, null)));
        PostgresOnlyFeatures.REFUSED.forEach((pattern, message) -> add(new TokenPattern(pattern, message)));
    }

    private PostgresOnlySyntax() {}

    private static void add(TokenPattern pattern) {
        PATTERNS.computeIfAbsent(pattern.first(), key -> new ArrayList<>()).add(pattern);
    }

    /** Refuses commands by their first words. */
    static void checkCommand(Statement statement) {
        PostgresOnlyFeatures.COMMANDS.forEach((name, beginnings) -> {
            for (String beginning : beginnings) {
                if (statement.startsWith(beginning.split(" "))) {
                    throw new StatementRefused(ServerError.of(
                            ServerError.FEATURE_NOT_SUPPORTED, "SQL command \"" + name + "\" not supported."));
                }
            }
        });
        checkWrites(statement);
    }

    private static void checkWrites(Statement statement) {
        boolean writes =
                statement.startsWith("insert") || statement.startsWith("update") || statement.startsWith("delete");
        if (writes && statement.mentions("returning")) {
            throw StatementRefused.syntaxError("returning");
        }
        if (statement.startsWith("insert") && hasUpsert(statement)) {
            throw StatementRefused.syntaxError("on");
        }
    }

    /** {@code on} may also begin the condition of a join, and a table may be named conflict. */
    private static boolean hasUpsert(Statement statement) {
        TokenCursor cursor = statement.cursor();
        while (!cursor.atEnd()) {
            if (cursor.next().isWord("on") && cursor.peek().isWord("conflict")) {
                Token after = cursor.peek(1);
                if (after.isWord("do") || after.isWord("on") || after.isSymbol('(')) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Refuses functions, operators and syntax inside a statement. */
    static void checkContent(Statement statement, Relations relations) {
        List<Token> tokens = TokenLists.significant(statement.tokens());
        String first = tokens.isEmpty() ? "" : tokens.get(0).text().toLowerCase(Locale.ROOT);
        if (!CHECKED.contains(first) || relations.onlyCatalogs()) {
            return;
        }
        if (first.equals("values")) {
            throw StatementRefused.syntaxError(tokens.get(0).text());
        }
        checkOperators(statement.tokens());
        boolean reads = relations.readUserTables();
        for (int index = 0; index < tokens.size(); index++) {
            Token token = tokens.get(index);
            for (TokenPattern pattern : PATTERNS.getOrDefault(TokenPattern.key(token), List.of())) {
                pattern.check(tokens, index);
            }
            if (index == 0 || !tokens.get(index - 1).isSymbol('.')) {
                checkFunction(tokens, index, reads);
            }
        }
    }

    private static void checkFunction(List<Token> tokens, int index, boolean readsUserTables) {
        String word = tokens.get(index).keyword();
        boolean call = index + 1 < tokens.size() && tokens.get(index + 1).isSymbol('(');
        if (call && PostgresOnlyFeatures.FUNCTIONS.contains(word)) {
            throw StatementRefused.noSuchFunction(word);
        }
        if (!readsUserTables) {
            return;
        }
        if (call && PostgresOnlyFeatures.LEADER_NODE_FUNCTIONS.contains(word)) {
            throw StatementRefused.leaderNodeOnly(word);
        }
        String function = PostgresOnlyFeatures.LEADER_NODE_WORDS.get(word);
        boolean column = index + 1 < tokens.size() && tokens.get(index + 1).isSymbol('.')
                || index > 0 && tokens.get(index - 1).isWord("as");
        if (function != null && !column) {
            throw StatementRefused.leaderNodeOnly(function);
        }
    }

    /** Operators are looked for in runs of symbols without anything between them. */
    private static void checkOperators(List<Token> tokens) {
        for (int index = 0; index + 1 < tokens.size(); index++) {
            Token token = tokens.get(index);
            Token next = tokens.get(index + 1);
            if (token.type() != Token.Type.SYMBOL || next.type() != Token.Type.SYMBOL) {
                continue;
            }
            String operator = token.text() + next.text();
            if (PostgresOnlyFeatures.OPERATORS.contains(operator)) {
                throw new StatementRefused(
                        ServerError.of(ServerError.UNDEFINED_FUNCTION, "operator does not exist: " + operator));
            }
        }
    }
}
