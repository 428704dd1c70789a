package io.landfall.redshift.sql;

import java.util.List;
import java.util.Optional;

/** Finds the table that INSERT, UPDATE, DELETE or MERGE writes, also behind a WITH clause. */
public final class WriteTarget {
    private static final List<String> VERBS = List.of("insert", "update", "delete", "merge", "with");

    private WriteTarget() {}

    /**
     * The user's table that the statement writes; empty when it writes none or is not valid.
     *
     * @param statement any statement
     */
    public static Optional<RelationName> of(Statement statement) {
        if (VERBS.stream().noneMatch(statement::startsWith)) {
            return Optional.empty();
        }
        TokenCursor cursor = statement.cursor();
        try {
            if (cursor.skipWord("with")) {
                skipToVerb(cursor);
            }
            return skipVerb(cursor)
                    ? Optional.of(RelationName.read(cursor)).filter(name -> !name.isSystem())
                    : Optional.empty();
        } catch (StatementRefused invalid) {
            return Optional.empty();
        }
    }

    private static boolean skipVerb(TokenCursor cursor) {
        switch (cursor.next().keyword()) {
            case "insert", "merge" -> {
                return cursor.skipWord("into");
            }
            case "delete" -> cursor.skipWord("from");
            case "update" -> {}
            default -> {
                return false;
            }
        }
        cursor.skipWord("only");
        return true;
    }

    private static void skipToVerb(TokenCursor cursor) {
        int depth = 0;
        while (!cursor.atEnd()) {
            Token token = cursor.peek();
            String word = token.keyword();
            if (depth == 0 && (word.equals("update") || word.equals("delete") || word.equals("insert"))) {
                return;
            }
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            cursor.next();
        }
    }
}
