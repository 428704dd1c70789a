package io.landfall.redshift.copy.value;

import io.landfall.redshift.copy.record.Field;
import io.landfall.redshift.copy.statement.CopyOptions;

/** Printable ASCII that fits the column and that no option changes. */
final class CharacterVerbatim implements VerbatimCheck {
    private final int maxBytes;
    private final boolean emptyMatters;
    private final boolean leadingBlankMatters;
    private final boolean trailingBlankMatters;

    /** @param maxBytes declared length, 0 for none */
    CharacterVerbatim(int maxBytes, CopyOptions options) {
        this.maxBytes = maxBytes == 0 ? Integer.MAX_VALUE : maxBytes;
        this.emptyMatters = options.emptyAsNull() || options.blanksAsNull();
        this.leadingBlankMatters = options.blanksAsNull();
        this.trailingBlankMatters = options.trimBlanks();
    }

    @Override
    public boolean accepts(Field.Kind kind, byte[] text, int start, int end) {
        if (start == end) {
            return !emptyMatters;
        }
        if (end - start > maxBytes
                || leadingBlankMatters && text[start] == ' '
                || trailingBlankMatters && text[end - 1] == ' ') {
            return false;
        }
        for (int index = start; index < end; index++) {
            if (text[index] < ' ' || text[index] == '\\') {
                return false;
            }
        }
        return true;
    }
}
