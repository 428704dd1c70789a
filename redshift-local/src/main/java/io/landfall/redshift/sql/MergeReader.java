package io.landfall.redshift.sql;

import io.landfall.redshift.wire.ServerError;
import java.util.List;
import java.util.Set;

/** Reads one MERGE and refuses what Redshift refuses (MERGE reference, syntax and usage notes). */
final class MergeReader {
    private static final Set<String> AFTER_SOURCE = Set.of("on", "as");

    private final List<Token> tokens;
    private final TokenCursor cursor;
    private List<String> qualifiers = List.of();

    MergeReader(Statement statement) {
        this.tokens = statement.tokens();
        this.cursor = statement.cursor();
    }

    MergeStatement read() {
        cursor.expectWord("merge");
        cursor.expectWord("into");
        RelationName target = RelationName.read(cursor);
        cursor.expectWord("using");
        RelationName source = RelationName.read(cursor);
        String alias = alias();
        cursor.expectWord("on");
        qualifiers = MergeStatement.qualifiers(target, source, alias);
        if (source.equals(target)) {
            throw new StatementRefused(ServerError.of(
                    ServerError.FEATURE_NOT_SUPPORTED, "MERGE source and target cannot be the same table"));
        }
        expression("when", "remove");
        boolean simplified = cursor.skipWord("remove");
        if (simplified) {
            cursor.expectWord("duplicates");
        } else {
            matched();
            notMatched();
        }
        if (!cursor.atEnd()) {
            throw cursor.syntaxError();
        }
        String sourceText = alias == null ? source.quoted() : source.quoted() + " " + alias;
        return new MergeStatement(target, source, sourceText, condition(), simplified);
    }

    private String alias() {
        boolean as = cursor.skipWord("as");
        return as || !AFTER_SOURCE.contains(cursor.peek().keyword()) ? cursor.expectIdentifier() : null;
    }

    private void matched() {
        expectWords("when", "matched", "then");
        if (cursor.skipWord("delete")) {
            return;
        }
        expectWords("update", "set");
        do {
            cursor.expectIdentifier();
            // A target column takes no prefix.
            cursor.expectSymbol('=');
            expression(",", "when");
        } while (cursor.skipSymbol(','));
    }

    private void notMatched() {
        expectWords("when", "not", "matched", "then", "insert");
        if (cursor.skipSymbol('(')) {
            do {
                cursor.expectIdentifier();
            } while (cursor.skipSymbol(','));
            cursor.expectSymbol(')');
        }
        cursor.expectWord("values");
        cursor.expectSymbol('(');
        do {
            expression(",", ")");
        } while (cursor.skipSymbol(','));
        cursor.expectSymbol(')');
    }

    private void expectWords(String... words) {
        for (String word : words) {
            cursor.expectWord(word);
        }
    }

    /** Skips an expression up to one of two tokens outside of parentheses and CASE, which have a WHEN of their own. */
    private void expression(String end, String otherEnd) {
        int depth = 0;
        Token previous = cursor.peek(-1);
        Token first = cursor.peek();
        while (depth > 0
                || !cursor.peek().text().equalsIgnoreCase(end)
                        && !cursor.peek().text().equalsIgnoreCase(otherEnd)) {
            if (cursor.atEnd()) {
                throw cursor.syntaxError();
            }
            refusePartialSuper(previous);
            previous = cursor.next();
            depth += opens(previous) ? 1 : closes(previous) ? -1 : 0;
        }
        if (cursor.peek() == first) {
            throw cursor.syntaxError();
        }
    }

    private static boolean opens(Token token) {
        return token.isSymbol('(') || token.isWord("case");
    }

    private static boolean closes(Token token) {
        return token.isSymbol(')') || token.isWord("end");
    }

    /** Navigation into a SUPER column: {@code source.column.attribute} or {@code column[0]}. */
    private void refusePartialSuper(Token previous) {
        boolean element = cursor.peek().isSymbol('[') && previous.isIdentifier();
        boolean attribute = cursor.peek().isIdentifier()
                && !previous.isSymbol('.')
                && qualifiers.contains(cursor.peek().identifier())
                && cursor.peek(1).isSymbol('.')
                && cursor.peek(2).isIdentifier()
                && cursor.peek(3).isSymbol('.');
        if (element || attribute) {
            throw new StatementRefused(ServerError.of(
                    ServerError.INTERNAL_ERROR,
                    "Partial reference of SUPER column is not supported in MERGE statement."));
        }
    }

    /** What stands between the first ON and the first WHEN or REMOVE outside of parentheses and CASE. */
    private String condition() {
        int start = 0;
        while (!tokens.get(start).isWord("on")) {
            start++;
        }
        int end = start + 1;
        for (int depth = 0; depth > 0 || !isClause(tokens.get(end)); end++) {
            depth += opens(tokens.get(end)) ? 1 : closes(tokens.get(end)) ? -1 : 0;
        }
        return TokenLists.text(tokens.subList(start + 1, end));
    }

    private static boolean isClause(Token token) {
        return token.isWord("when") || token.isWord("remove");
    }
}
