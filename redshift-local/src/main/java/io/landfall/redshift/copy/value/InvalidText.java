package io.landfall.redshift.copy.value;

import io.landfall.redshift.copy.failure.LoadErrorCode;
import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.record.Field;
import io.landfall.redshift.copy.record.Utf8Text;
import java.util.HexFormat;

/**
 * What happens to bytes that are not UTF-8: an error, or with ACCEPTINVCHARS a replacement for every byte, in VARCHAR columns only
 * (COPY reference, "Data conversion parameters"; error numbers from "Multibyte character load errors").
 */
final class InvalidText {
    /** Null when there is none. */
    private final Character replacement;

    InvalidText(TargetColumn column, Character replacement) {
        this.replacement = column.isVarchar() ? replacement : null;
    }

    /** The field itself when it is valid, or one with replacements. */
    Field accept(Field field) throws RecordRejected {
        boolean suspicious = field.text().codePoints().anyMatch(this::isInvalid);
        if (!suspicious) {
            return field;
        }
        byte[] bad = Utf8Text.firstBadBytes(field.text());
        if (replacement == null) {
            throw new RecordRejected(
                    LoadErrorCode.INVALID_UTF8,
                    "String contains invalid or unsupported UTF8 codepoints. Bad UTF8 hex sequence: "
                            + HexFormat.of().formatHex(bad) + " (error " + errorNumber(bad) + ")");
        }
        StringBuilder text = new StringBuilder();
        field.text().codePoints().forEach(codePoint -> append(codePoint, text));
        return new Field(field.kind(), text.toString(), field.position());
    }

    /** Code points that are no characters are let pass, unless there is a replacement for them. */
    private boolean isInvalid(int codePoint) {
        return Utf8Text.isBad(codePoint) || replacement != null && isNoCharacter(codePoint);
    }

    private static boolean isNoCharacter(int codePoint) {
        return codePoint >= 0xfdd0 && codePoint <= 0xfdef || (codePoint & 0xfffe) == 0xfffe;
    }

    private void append(int codePoint, StringBuilder out) {
        if (Utf8Text.isBad(codePoint)) {
            out.append(replacement);
        } else if (isNoCharacter(codePoint)) {
            out.append(String.valueOf(replacement).repeat(codePoint < 0x10000 ? 3 : 4));
        } else {
            out.appendCodePoint(codePoint);
        }
    }

    private static int errorNumber(byte[] bad) {
        int first = bad[0] & 0xff;
        if (first < 0xc0 || first >= 0xfe) {
            return 3;
        }
        if (first >= 0xf8) {
            return 1;
        }
        if (first >= 0xf5) {
            return 6;
        }
        return first == 0xed && bad.length > 1 ? 5 : bad.length > 1 ? 4 : 2;
    }
}
