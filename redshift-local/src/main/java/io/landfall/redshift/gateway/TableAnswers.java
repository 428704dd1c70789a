package io.landfall.redshift.gateway;

import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.PayloadReader;
import io.landfall.redshift.wire.ServerError;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's errors and notices about tables and their columns, in Redshift's words. */
final class TableAnswers {
    /** The constraints that the catalog adds to character columns: kind, length in bytes, number of the column. */
    private static final Pattern WIDTH = Pattern.compile("redshift_(bytes|ascii)_(\\d+)_\\d+");

    private static final Pattern SKIPPED = Pattern.compile("(\\w)(.*), skipping", Pattern.DOTALL);
    private static final String CHECK_VIOLATION = "23514";
    private static final String NOT_NULL_VIOLATION = "23502";
    private static final String GENERATED_ALWAYS = "428C9";
    private static final String NOT_ASCII = "\n  -----------------------------------------------\n"
            + "  error:  Invalid characters:\n"
            + "  code:      8001\n"
            + "  context:   Only ASCII characters are allowed in fixed length strings.\n"
            + "  -----------------------------------------------\n";

    private TableAnswers() {}

    /** The answer as Redshift would give it; most are left as they are. */
    static Message translate(Message answer) {
        return switch (answer.type()) {
            case 'E' -> error(answer, fields(answer));
            case 'N' -> notice(answer, fields(answer));
            default -> answer;
        };
    }

    private static Message error(Message answer, Map<Character, String> fields) {
        ServerError error =
                switch (fields.getOrDefault('C', "")) {
                    case CHECK_VIOLATION -> width(fields.getOrDefault('n', ""));
                    case NOT_NULL_VIOLATION -> notNull(fields.get('c'));
                    case GENERATED_ALWAYS ->
                        ServerError.of(ServerError.FEATURE_NOT_SUPPORTED, "cannot set an identity column to a value");
                    default -> null;
                };
        return error == null ? answer : error.toMessage("ERROR");
    }

    private static ServerError width(String constraint) {
        Matcher matcher = WIDTH.matcher(constraint);
        if (!matcher.matches()) {
            return null;
        }
        return matcher.group(1).equals("ascii")
                ? new ServerError(ServerError.INTERNAL_ERROR, "Invalid characters:", NOT_ASCII)
                : ServerError.of("22001", "value too long for type character varying(" + matcher.group(2) + ")");
    }

    /** @param column null when a constraint is added to a table that has rows */
    private static ServerError notNull(String column) {
        return column == null
                ? null
                : ServerError.of(ServerError.INTERNAL_ERROR, "Cannot insert a NULL value into column " + column);
    }

    /** {@code relation "t" already exists, skipping} is INFO {@code Relation "t" already exists and will be skipped}. */
    private static Message notice(Message answer, Map<Character, String> fields) {
        Matcher matcher = SKIPPED.matcher(fields.getOrDefault('M', ""));
        if (!matcher.matches()) {
            return answer;
        }
        String text = Character.toUpperCase(matcher.group(1).charAt(0)) + matcher.group(2) + " and will be skipped";
        return ServerError.of(fields.getOrDefault('C', "00000"), text).toNotice("INFO");
    }

    private static Map<Character, String> fields(Message report) {
        Map<Character, String> fields = new HashMap<>();
        PayloadReader reader = report.reader();
        for (byte code = reader.readByte(); code != 0; code = reader.readByte()) {
            fields.put((char) code, reader.readString());
        }
        return fields;
    }
}
