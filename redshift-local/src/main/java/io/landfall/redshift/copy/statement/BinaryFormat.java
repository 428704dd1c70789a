package io.landfall.redshift.copy.statement;

import io.landfall.redshift.sql.StatementRefused;
import io.landfall.redshift.sql.TokenCursor;
import java.util.Set;

/** PARQUET and AVRO with their arguments. */
final class BinaryFormat {
    private static final Set<String> NAMES = Set.of("parquet", "avro", "orc");

    private BinaryFormat() {}

    static boolean startsAt(TokenCursor cursor) {
        return NAMES.contains(cursor.peek().keyword());
    }

    /** @param formatWord whether FORMAT was said, which AVRO needs (observed) */
    static DataFormat parse(TokenCursor cursor, boolean formatWord) {
        if (cursor.peek().isWord("orc")) {
            throw StatementRefused.notSupported("COPY format ORC");
        }
        if (cursor.skipWord("parquet")) {
            return new DataFormat.Parquet(cursor.skipWord("serializetojson"));
        }
        if (!formatWord) {
            throw cursor.syntaxError();
        }
        cursor.next();
        cursor.skipWord("as");
        return avro(cursor.peek().isString() ? cursor.expectString() : "auto");
    }

    private static DataFormat avro(String argument) {
        return switch (argument) {
            case "auto" -> new DataFormat.AvroAuto(false);
            case "auto ignorecase" -> new DataFormat.AvroAuto(true);
            default ->
                new DataFormat.AvroPathsFile(
                        S3Location.parse(argument).orElseThrow(() -> StatementRefused.syntaxError(argument)));
        };
    }
}
