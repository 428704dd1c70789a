package io.landfall.redshift.sql;

import java.util.List;
import java.util.Locale;

/** The actions of ALTER TABLE that change how a table is stored: DISTKEY, DISTSTYLE, SORTKEY and ENCODE. */
final class StorageChange {
    private final TokenCursor cursor;
    private final StorageAttributes attributes;

    /** @param cursor at the first ALTER behind the table's name */
    StorageChange(TokenCursor cursor, StorageAttributes attributes) {
        this.cursor = cursor;
        this.attributes = attributes;
    }

    void run() {
        do {
            cursor.expectWord("alter");
            change();
        } while (cursor.skipSymbol(','));
        if (!cursor.atEnd()) {
            throw cursor.syntaxError();
        }
    }

    private void change() {
        Token word = cursor.peek();
        switch (word.keyword()) {
            case "distkey" -> {
                cursor.next();
                attributes.distKey(cursor.expectIdentifier());
            }
            case "diststyle" -> distStyle();
            case "compound", "interleaved" -> {
                cursor.next();
                sortKey(word.text().toUpperCase(Locale.ROOT));
            }
            case "sortkey" -> sortKey("COMPOUND");
            case "encode" -> {
                cursor.next();
                cursor.expectWord("auto");
                attributes.encodeAuto();
            }
            default -> column();
        }
    }

    private void distStyle() {
        cursor.next();
        attributes.distStyle(cursor.next().text());
        if (cursor.skipWord("distkey")) {
            attributes.distKey(cursor.expectIdentifier());
        }
    }

    private void sortKey(String style) {
        cursor.expectWord("sortkey");
        if (cursor.peek().isWord("auto") || cursor.peek().isWord("none")) {
            attributes.sortKeys(cursor.next().text().toUpperCase(Locale.ROOT), List.of());
        } else {
            attributes.sortKeys(style, TableConstraint.columns(cursor));
        }
    }

    private void column() {
        cursor.skipWord("column");
        String name = cursor.expectIdentifier();
        if (cursor.skipWord("encode")) {
            attributes.encoding(name, cursor.next());
        } else if (cursor.peek().isWord("set") || cursor.peek().isWord("drop")) {
            boolean notNull = cursor.peek(1).isWord("not");
            throw AlterTableRewriter.unsupported("set/drop " + (notNull ? "not null" : "default"));
        } else {
            throw cursor.syntaxError();
        }
    }
}
