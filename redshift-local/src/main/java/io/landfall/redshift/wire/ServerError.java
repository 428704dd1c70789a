package io.landfall.redshift.wire;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An error as a server reports it.
 *
 * @param sqlState five characters; Redshift uses {@code XX000} for nearly everything that fails while running
 * @param message the primary text
 * @param detail further lines, or null
 */
public record ServerError(String sqlState, String message, String detail) implements Serializable {
    public static final String INTERNAL_ERROR = "XX000";
    public static final String FEATURE_NOT_SUPPORTED = "0A000";
    public static final String SYNTAX_ERROR = "42601";
    public static final String UNDEFINED_FUNCTION = "42883";

    public static ServerError of(String sqlState, String message) {
        return new ServerError(sqlState, message, null);
    }

    /** The error for Redshift features that this emulator does not have. */
    public static ServerError notSupported(String what) {
        return of(FEATURE_NOT_SUPPORTED, "not supported by redshift-local: " + what);
    }

    /** Reads the payload of an ErrorResponse. */
    public static ServerError parse(Message message) {
        Map<Character, String> fields = new LinkedHashMap<>();
        PayloadReader reader = message.reader();
        for (byte code = reader.readByte(); code != 0; code = reader.readByte()) {
            fields.put((char) code, reader.readString());
        }
        return new ServerError(fields.getOrDefault('C', INTERNAL_ERROR), fields.get('M'), fields.get('D'));
    }

    /** The ErrorResponse with this error. */
    public Message toMessage(String severity) {
        return report('E', severity);
    }

    /** The same fields as a NoticeResponse, for example with severity INFO. */
    public Message toNotice(String severity) {
        return report('N', severity);
    }

    private Message report(char type, String severity) {
        PayloadBuilder payload = new PayloadBuilder()
                .int8('S')
                .string(severity)
                .int8('C')
                .string(sqlState)
                .int8('M')
                .string(message);
        if (detail != null) {
            payload.int8('D').string(detail);
        }
        return payload.int8(0).toMessage(type);
    }
}
