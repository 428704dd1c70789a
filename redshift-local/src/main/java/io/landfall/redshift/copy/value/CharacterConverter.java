package io.landfall.redshift.copy.value;

import io.landfall.redshift.copy.failure.LoadErrorCode;
import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.record.Field;
import io.landfall.redshift.copy.statement.CopyOptions;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * CHAR and VARCHAR, whose lengths are bytes of UTF-8; CHAR takes single-byte characters only. Blanks that are too much are cut
 * off without an error (SQL reference, "Character types").
 */
final class CharacterConverter implements ValueConverter {
    private final int maxBytes;
    private final boolean fixed;
    private final CopyOptions options;

    /** @param maxBytes declared length, 0 for none */
    CharacterConverter(int maxBytes, boolean fixed, CopyOptions options) {
        this.maxBytes = maxBytes == 0 ? Integer.MAX_VALUE : maxBytes;
        this.fixed = fixed;
        this.options = options;
    }

    @Override
    public String convert(Field field) throws RecordRejected {
        String text = options.trimBlanks() ? field.text().stripTrailing() : field.text();
        if (text.isEmpty() && options.emptyAsNull() || options.blanksAsNull() && text.isBlank()) {
            return null;
        }
        check(text);
        if (utf8Length(text) <= maxBytes) {
            return text;
        }
        String cut = truncate(text);
        if (text.substring(cut.length()).isBlank()) {
            return cut;
        }
        if (!options.truncateColumns()) {
            String type = fixed ? "Char" : "String";
            throw new RecordRejected(LoadErrorCode.OUT_OF_RANGE, type + " length exceeds DDL length");
        }
        return cut;
    }

    private void check(String text) throws RecordRejected {
        if (text.indexOf('\0') >= 0 && options.nullAs().equals(CopyOptions.NULL_CHARACTER)) {
            throw new RecordRejected(
                    LoadErrorCode.NULL_CHARACTER, "NULL AS '\\0' is only for fields that are nothing but NUL");
        }
        if (text.indexOf('\0') >= 0) {
            throw new RecordRejected(
                    LoadErrorCode.INVALID_UTF8,
                    "String contains invalid or unsupported UTF8 codepoints. Bad UTF8 hex sequence: 00 (error 2)");
        }
        if (!fixed) {
            return;
        }
        int multibyte = firstMultibyte(text);
        if (multibyte >= 0) {
            byte[] bytes = Character.toString(text.codePointAt(multibyte)).getBytes(StandardCharsets.UTF_8);
            StringBuilder hex = new StringBuilder();
            for (byte value : bytes) {
                hex.append(hex.isEmpty() ? "" : " ").append(String.format(Locale.ROOT, "%02x", value));
            }
            throw new RecordRejected(
                    LoadErrorCode.INVALID_CHAR,
                    "Multibyte character not supported for CHAR (Hint: Try using VARCHAR). Invalid char: " + hex);
        }
    }

    private static int firstMultibyte(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (text.charAt(index) > 127) {
                return index;
            }
        }
        return -1;
    }

    /** Cuts behind the last character that fits whole. */
    private String truncate(String text) {
        int bytes = 0;
        int index = 0;
        while (index < text.length()) {
            int codePoint = text.codePointAt(index);
            int next = bytes + utf8Length(codePoint);
            if (next > maxBytes) {
                break;
            }
            bytes = next;
            index += Character.charCount(codePoint);
        }
        return text.substring(0, index);
    }

    private static int utf8Length(String text) {
        return text.codePoints().map(CharacterConverter::utf8Length).sum();
    }

    private static int utf8Length(int codePoint) {
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }
}
