package io.landfall.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * DROP TABLE.
 *
 * @param tables quoted, each with its schema if the statement names one
 */
public record DropTable(List<String> tables, boolean cascade) {

    public DropTable {
        tables = List.copyOf(tables);
    }

    /** Empty for other statements, and for those that are not valid. */
    public static Optional<DropTable> of(Statement statement) {
        TokenCursor cursor = statement.cursor();
        if (!cursor.skipWord("drop") || !cursor.skipWord("table")) {
            return Optional.empty();
        }
        if (cursor.skipWord("if")) {
            cursor.skipWord("exists");
        }
        List<String> tables = new ArrayList<>();
        do {
            if (!cursor.peek().isIdentifier()) {
                return Optional.empty();
            }
            tables.add(TokenLists.qualifiedName(cursor));
        } while (cursor.skipSymbol(','));
        return Optional.of(new DropTable(tables, cursor.peek().isWord("cascade")));
    }
}
