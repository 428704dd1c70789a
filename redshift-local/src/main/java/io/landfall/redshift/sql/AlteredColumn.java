package io.landfall.redshift.sql;

import java.util.Locale;
import java.util.Optional;

/**
 * What an {@code ALTER TABLE … ALTER …} is about, as far as it can be checked only in the catalog.
 *
 * @param table quoted, with its schema if the statement names one
 * @param column null when storage changes and not the length of a column
 * @param length the new length in bytes
 * @param command how Redshift names the command in errors
 */
public record AlteredColumn(String table, String column, int length, String command) {

    /** Empty for statements other than {@code ALTER TABLE … ALTER …}. The statement has passed {@link SqlRewriter}. */
    public static Optional<AlteredColumn> of(Statement statement) {
        TokenCursor cursor = statement.cursor();
        if (!cursor.skipWord("alter") || !cursor.skipWord("table")) {
            return Optional.empty();
        }
        String table = TokenLists.qualifiedName(cursor);
        if (!cursor.peek().isWord("alter")) {
            return Optional.empty();
        }
        Optional<Resize> resize = Resize.of(cursor);
        return Optional.of(new AlteredColumn(
                table,
                resize.map(Resize::column).orElse(null),
                resize.map(Resize::length).orElse(0),
                resize.isPresent() ? "ALTER TABLE ALTER COLUMN" : command(cursor.peek(1))));
    }

    private static String command(Token word) {
        return switch (word.keyword()) {
            case "distkey", "diststyle", "sortkey" ->
                "ALTER TABLE ALTER " + word.text().toUpperCase(Locale.ROOT);
            case "compound", "interleaved" -> "ALTER TABLE ALTER SORTKEY";
            case "encode" -> "ALTER TABLE ALTER ENCODE";
            default -> "ALTER TABLE ALTER COLUMN";
        };
    }
}
