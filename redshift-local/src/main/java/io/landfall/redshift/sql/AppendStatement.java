package io.landfall.redshift.sql;

import java.util.Optional;

/**
 * {@code ALTER TABLE target APPEND FROM source [IGNOREEXTRA | FILLTARGET]}.
 *
 * @param target where the rows go
 * @param source where they are taken from
 * @param ignoreExtra whether columns that only the source has are thrown away
 * @param fillTarget whether columns that only the target has get their default
 */
public record AppendStatement(RelationName target, RelationName source, boolean ignoreExtra, boolean fillTarget) {

    /** Reads one; empty for any other statement. */
    public static Optional<AppendStatement> parse(Statement statement) {
        if (!statement.startsWith("alter", "table") || !statement.mentions("append")) {
            return Optional.empty();
        }
        TokenCursor cursor = statement.cursor();
        cursor.next();
        cursor.next();
        RelationName target = RelationName.read(cursor);
        if (!cursor.skipWord("append")) {
            return Optional.empty();
        }
        cursor.expectWord("from");
        RelationName source = RelationName.read(cursor);
        boolean ignoreExtra = cursor.skipWord("ignoreextra");
        boolean fillTarget = !ignoreExtra && cursor.skipWord("filltarget");
        if (!cursor.atEnd()) {
            throw cursor.syntaxError();
        }
        return Optional.of(new AppendStatement(target, source, ignoreExtra, fillTarget));
    }
}
