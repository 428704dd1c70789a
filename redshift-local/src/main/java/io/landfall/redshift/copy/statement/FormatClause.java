package io.landfall.redshift.copy.statement;

import io.landfall.redshift.copy.statement.CopyOptionsBuilder.Flag;
import io.landfall.redshift.sql.StatementRefused;
import io.landfall.redshift.sql.TokenCursor;
import io.landfall.redshift.wire.ServerError;
import java.util.Locale;

/** Collects FORMAT, CSV, QUOTE, JSON and DELIMITER, which may stand apart, into one {@link DataFormat}. */
final class FormatClause {
    private boolean csv;
    private boolean json;
    private DataFormat binary;
    private boolean formatWord;
    private String jsonArgument = "auto";
    private Character delimiter;
    private Character quote;

    /** Takes the clause that starts here; false when something else does. */
    boolean tryParse(TokenCursor cursor) {
        if (cursor.skipWord("format")) {
            cursor.skipWord("as");
            formatWord = true;
            return true;
        }
        if (binary(cursor)) {
            return true;
        }
        if (cursor.skipWord("csv")) {
            csv = true;
        } else if (cursor.skipWord("json")) {
            cursor.skipWord("as");
            json = true;
            jsonArgument = cursor.peek().isString() ? cursor.expectString() : jsonArgument;
        } else if (cursor.skipWord("delimiter")) {
            delimiter = character(cursor, "DELIMITER");
        } else if (cursor.skipWord("quote")) {
            quote = character(cursor, "QUOTE");
        } else {
            return false;
        }
        return true;
    }

    private boolean binary(TokenCursor cursor) {
        if (cursor.peek().isWord("orc")) {
            throw StatementRefused.notSupported("COPY format ORC");
        }
        if (cursor.skipWord("parquet")) {
            binary = new DataFormat.Parquet(cursor.skipWord("serializetojson"));
            return true;
        }
        if (!cursor.peek().isWord("avro")) {
            return false;
        }
        if (!formatWord) {
            throw cursor.syntaxError();
        }
        cursor.next();
        cursor.skipWord("as");
        binary = avro(cursor.peek().isString() ? cursor.expectString() : "auto");
        return true;
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

    DataFormat resolve(CopyOptionsBuilder options) {
        if (binary != null) {
            String name = binary.label().toUpperCase(Locale.ROOT);
            refuse(csv, "CSV", name);
            refuse(json, "JSON", name);
            refuse(delimiter != null, "DELIMITER", name);
            refuse(quote != null, "QUOTE", name);
            return binary;
        }
        if (json) {
            refuseWithJson(csv, "CSV");
            refuseWithJson(delimiter != null, "DELIMITER");
            refuseWithJson(options.hasNullAs(), "NULL AS");
            refuseWithJson(options.has(Flag.FILLRECORD), "FILLRECORD");
            refuseWithJson(options.has(Flag.IGNOREBLANKLINES), "IGNOREBLANKLINES");
            return jsonFormat();
        }
        if (csv) {
            return new DataFormat.Csv(delimiter == null ? ',' : delimiter, quote == null ? '"' : quote);
        }
        if (quote != null) {
            throw new StatementRefused(ServerError.of(ServerError.SYNTAX_ERROR, "QUOTE is only for CSV"));
        }
        return new DataFormat.DelimitedText(delimiter == null ? '|' : delimiter);
    }

    private DataFormat jsonFormat() {
        return switch (jsonArgument) {
            case "auto" -> new DataFormat.JsonAuto(false);
            case "auto ignorecase" -> new DataFormat.JsonAuto(true);
            case "noshred" -> throw StatementRefused.notSupported("COPY option JSON 'noshred'");
            default ->
                new DataFormat.JsonPathsFile(
                        S3Location.parse(jsonArgument).orElseThrow(() -> StatementRefused.syntaxError(jsonArgument)));
        };
    }

    private static void refuseWithJson(boolean present, String option) {
        refuse(present, option, "JSON");
    }

    private static void refuse(boolean present, String option, String format) {
        if (present) {
            throw new StatementRefused(
                    ServerError.of(ServerError.SYNTAX_ERROR, option + " option is not supported with " + format));
        }
    }

    private static char character(TokenCursor cursor, String option) {
        cursor.skipWord("as");
        String text = EscapedLiteral.decode(cursor.expectString());
        if (text.length() != 1 || text.charAt(0) > 127) {
            throw StatementRefused.notSupported("COPY option " + option + " with other than one ASCII character");
        }
        return text.charAt(0);
    }
}
