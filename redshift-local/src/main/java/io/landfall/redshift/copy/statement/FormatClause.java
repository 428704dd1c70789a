package io.landfall.redshift.copy.statement;

import io.landfall.redshift.copy.statement.CopyOptionsBuilder.Flag;
import io.landfall.redshift.sql.StatementRefused;
import io.landfall.redshift.sql.TokenCursor;
import io.landfall.redshift.wire.ServerError;
import java.util.List;
import java.util.Locale;

/** Collects FORMAT, CSV, QUOTE, JSON, FIXEDWIDTH and DELIMITER, which may stand apart, into one {@link DataFormat}. */
final class FormatClause {
    private boolean csv;
    private String jsonArgument;
    private String delimiter;
    private String quote;
    private List<Integer> widths;
    private boolean formatWord;
    private DataFormat binary;

    /** Takes the clause that starts here; false when something else does. */
    boolean tryParse(TokenCursor cursor) {
        if (cursor.skipWord("format")) {
            cursor.skipWord("as");
            formatWord = true;
        } else if (BinaryFormat.startsAt(cursor)) {
            refuse(binary != null);
            binary = BinaryFormat.parse(cursor, formatWord);
        } else if (cursor.skipWord("csv")) {
            refuse(csv);
            csv = true;
        } else if (cursor.skipWord("json")) {
            refuse(jsonArgument != null);
            cursor.skipWord("as");
            jsonArgument = cursor.peek().isString() ? cursor.expectString() : "auto";
        } else if (cursor.skipWord("fixedwidth")) {
            refuse(widths != null);
            cursor.skipWord("as");
            widths = FixedWidths.parse(cursor.expectString());
        } else if (cursor.skipWord("delimiter")) {
            refuse(delimiter != null);
            delimiter = ascii(cursor, "DELIMITER");
        } else if (cursor.skipWord("quote")) {
            refuse(quote != null);
            quote = ascii(cursor, "QUOTE");
        } else {
            return false;
        }
        return true;
    }

    private static void refuse(boolean redundant) {
        if (redundant) {
            throw CopyOptionsBuilder.redundant();
        }
    }

    DataFormat resolve(CopyOptionsBuilder options) {
        if (quote != null && !csv) {
            throw invalid("QUOTE is only for CSV");
        }
        if (binary != null) {
            String name = binary.label().toUpperCase(Locale.ROOT);
            conflict(csv, "CSV", name);
            conflict(jsonArgument != null, "JSON", name);
            conflict(widths != null, "FIXEDWIDTH", name);
            conflict(delimiter != null, "DELIMITER", name);
            return binary;
        }
        if (jsonArgument != null) {
            refuseWithJson(options);
            return jsonFormat();
        }
        if (widths != null) {
            conflict(csv, "CSV", "FIXEDWIDTH");
            conflict(delimiter != null, "DELIMITER", "FIXEDWIDTH");
            return new DataFormat.FixedWidth(widths);
        }
        if (csv) {
            conflict(options.has(Flag.REMOVEQUOTES), "REMOVEQUOTES", "CSV");
            conflict(options.has(Flag.ESCAPE), "ESCAPE", "CSV");
            return csvFormat();
        }
        return new DataFormat.DelimitedText(
                delimiter == null ? "|" : delimiter, options.has(Flag.ESCAPE), options.has(Flag.REMOVEQUOTES));
    }

    /** The list of the COPY reference, "JSON format for COPY". */
    private void refuseWithJson(CopyOptionsBuilder options) {
        conflict(csv, "CSV", "JSON");
        conflict(delimiter != null, "DELIMITER", "JSON");
        conflict(options.has(Flag.ESCAPE), "ESCAPE", "JSON");
        conflict(options.has(Flag.FILLRECORD), "FILLRECORD", "JSON");
        conflict(widths != null, "FIXEDWIDTH", "JSON");
        conflict(options.has(Flag.IGNOREBLANKLINES), "IGNOREBLANKLINES", "JSON");
        conflict(options.hasNullAs(), "NULL AS", "JSON");
        conflict(options.has(Flag.REMOVEQUOTES), "REMOVEQUOTES", "JSON");
    }

    private DataFormat csvFormat() {
        String separator = delimiter == null ? "," : delimiter;
        String mark = quote == null ? "\"" : quote;
        if (mark.length() != 1) {
            throw invalid("QUOTE must be one ASCII character");
        }
        if (separator.contains(mark)) {
            throw invalid("DELIMITER and QUOTE must be different");
        }
        return new DataFormat.Csv(separator, mark.charAt(0));
    }

    private DataFormat jsonFormat() {
        return switch (jsonArgument) {
            case "auto" -> new DataFormat.JsonAuto(false);
            case "auto ignorecase" -> new DataFormat.JsonAuto(true);
            case "noshred" -> new DataFormat.JsonWhole();
            default ->
                new DataFormat.JsonPathsFile(
                        S3Location.parse(jsonArgument).orElseThrow(() -> StatementRefused.syntaxError(jsonArgument)));
        };
    }

    private static void conflict(boolean present, String option, String format) {
        if (present) {
            throw invalid(option + " option is not supported with " + format);
        }
    }

    private static StatementRefused invalid(String message) {
        return new StatementRefused(ServerError.of(ServerError.SYNTAX_ERROR, message));
    }

    private static String ascii(TokenCursor cursor, String option) {
        cursor.skipWord("as");
        String text = EscapedLiteral.decode(cursor.expectString());
        boolean printable = !text.isEmpty() && text.chars().allMatch(c -> c > 0 && c < 128 && c != '\n' && c != '\r');
        if (!printable) {
            throw invalid(option + " must be ASCII characters other than a line end");
        }
        return text;
    }
}
