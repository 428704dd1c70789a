package io.landfall.redshift.gateway;

import java.io.ByteArrayOutputStream;

/** JSON as Redshift prints SUPER: without the blanks PostgreSQL puts behind colons and commas. */
final class CompactJson {
    private CompactJson() {}

    /** @param start where the text begins; the binary format has one byte before it */
    static byte[] of(byte[] json, int start) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(json.length);
        boolean quoted = false;
        for (int index = start; index < json.length; index++) {
            byte character = json[index];
            if (quoted && character == '\\' && index + 1 < json.length) {
                out.write(character);
                out.write(json[++index]);
                continue;
            }
            if (character == '"') {
                quoted = !quoted;
            }
            if (quoted || character != ' ') {
                out.write(character);
            }
        }
        return out.toByteArray();
    }
}
