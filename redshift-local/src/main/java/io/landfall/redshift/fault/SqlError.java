package io.landfall.redshift.fault;

import java.util.regex.Pattern;

/**
 * An error for a client.
 *
 * @param sqlState five digits or upper-case letters
 * @param message the primary text
 * @param detail may be null
 */
public record SqlError(String sqlState, String message, String detail) {
    private static final Pattern SQL_STATE = Pattern.compile("[0-9A-Z]{5}");

    public SqlError {
        if (!SQL_STATE.matcher(sqlState).matches() || sqlState.startsWith("00")) {
            throw new InvalidRule(
                    "effect.sqlState",
                    "is \"" + sqlState + "\", allowed are five digits or upper-case letters that do not begin with 00");
        }
        withoutZero("effect.message", message);
        if (message.isBlank()) {
            throw new InvalidRule("effect.message", "is empty, a text is needed");
        }
        if (detail != null) {
            withoutZero("effect.detail", detail);
        }
    }

    private static void withoutZero(String field, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new InvalidRule(field, "has a zero character in it, which the protocol cannot carry");
        }
    }
}
