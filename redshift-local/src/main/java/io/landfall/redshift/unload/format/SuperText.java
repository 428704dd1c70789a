package io.landfall.redshift.unload.format;

import io.landfall.redshift.unload.statement.UnloadFormat;

/** SUPER values, which are JSON: in text files NULL is JSON's, whatever NULL AS says (UNLOAD reference). */
public final class SuperText {
    private SuperText() {}

    /** @param json without white space, or null */
    public static String of(String json, UnloadFormat format) {
        boolean ownNull = format instanceof UnloadFormat.Json || format instanceof UnloadFormat.Parquet;
        return json == null && !ownNull ? "null" : json;
    }
}
