package io.landfall.redshift.sql;

import io.landfall.redshift.wire.ServerError;
import java.util.Optional;

/**
 * {@code ALTER TABLE … ALTER COLUMN … TYPE VARCHAR(n)}, the only change of a type that Redshift has (ALTER TABLE reference).
 *
 * @param length in bytes
 */
record Resize(String column, int length) {
    private static final int DEFAULT_LENGTH = 256;

    /** @param cursor at ALTER; empty when the action is another one, and the cursor stands where it stood */
    static Optional<Resize> of(TokenCursor cursor) {
        int name = cursor.peek(1).isWord("column") ? 2 : 1;
        if (!cursor.peek(name).isIdentifier() || !cursor.peek(name + 1).isWord("type")) {
            return Optional.empty();
        }
        for (int word = 0; word < name; word++) {
            cursor.next();
        }
        String column = cursor.expectIdentifier();
        cursor.expectWord("type");
        Resize resize = new Resize(column, length(cursor));
        if (cursor.peek().isWord("using")) {
            throw refused("ALTER TABLE ALTER COLUMN does not support USING expression");
        }
        if (!cursor.atEnd()) {
            throw cursor.syntaxError();
        }
        return Optional.of(resize);
    }

    private static int length(TokenCursor cursor) {
        Token type = cursor.next();
        ColumnType.checkName(type.keyword());
        boolean varying = type.isWord("character") && cursor.skipWord("varying");
        if (!varying && !type.isWord("varchar") && !type.isWord("nvarchar") && !type.isWord("text")) {
            throw refused("ALTER TABLE ALTER COLUMN TYPE is supported only for VARCHAR columns");
        }
        if (!cursor.skipSymbol('(')) {
            return DEFAULT_LENGTH;
        }
        int length = cursor.skipWord("max") ? ColumnType.MAX_VARCHAR : cursor.expectInteger();
        cursor.expectSymbol(')');
        ColumnType.checkVarchar(length);
        return length;
    }

    private static StatementRefused refused(String message) {
        return new StatementRefused(ServerError.of(ServerError.FEATURE_NOT_SUPPORTED, message));
    }
}
