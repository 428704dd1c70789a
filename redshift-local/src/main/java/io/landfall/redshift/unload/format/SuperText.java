package io.landfall.redshift.unload.format;

import io.landfall.redshift.unload.statement.UnloadFormat;

/** SUPER values as JSON without white space; in text files NULL is JSON's, whatever NULL AS says (UNLOAD reference). */
public final class SuperText {
    private SuperText() {}

    /** @param json as PostgreSQL writes jsonb, or null */
    public static String of(String json, UnloadFormat format) {
        if (json != null) {
            return compact(json);
        }
        boolean ownNull = format instanceof UnloadFormat.Json || format instanceof UnloadFormat.Parquet;
        return ownNull ? null : "null";
    }

    private static String compact(String json) {
        StringBuilder text = new StringBuilder(json.length());
        boolean inString = false;
        for (int index = 0; index < json.length(); index++) {
            char c = json.charAt(index);
            if (inString && c == '\\') {
                text.append(c);
                index++;
            } else if (c == '"') {
                inString = !inString;
            }
            if (inString || c != ' ') {
                text.append(json.charAt(index));
            }
        }
        return text.toString();
    }
}
