package io.landfall.redshift.copy.statement;

import java.util.EnumSet;
import java.util.Set;

/** Collects options while a COPY command is read; starts with Redshift's defaults. */
final class CopyOptionsBuilder {

    /** Options that are either given or not. */
    enum Flag {
        MANIFEST,
        GZIP,
        EMPTYASNULL,
        BLANKSASNULL,
        TRIMBLANKS,
        TRUNCATECOLUMNS,
        ROUNDEC,
        IGNOREBLANKLINES,
        FILLRECORD,
        ACCEPTANYDATE,
        EXPLICIT_IDS
    }

    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private String nullAs;
    private int ignoreHeader;
    private int maxErrors = 1;
    private Character invalidCharacter;
    private String dateFormat = CopyOptions.DEFAULT_DATE_FORMAT;
    private String timeFormat = CopyOptions.DEFAULT_TIME_FORMAT;

    void set(Flag flag) {
        flags.add(flag);
    }

    boolean has(Flag flag) {
        return flags.contains(flag);
    }

    boolean hasNullAs() {
        return nullAs != null;
    }

    void nullAs(String text) {
        nullAs = text;
    }

    void ignoreHeader(int lines) {
        ignoreHeader = lines;
    }

    void maxErrors(int errors) {
        maxErrors = Math.max(1, errors);
    }

    void invalidCharacter(char replacement) {
        invalidCharacter = replacement;
    }

    void dateFormat(String format) {
        dateFormat = format;
    }

    void timeFormat(String format) {
        timeFormat = format;
    }

    CopyOptions build() {
        return new CopyOptions(
                has(Flag.MANIFEST),
                has(Flag.GZIP),
                ignoreHeader,
                maxErrors,
                hasNullAs() ? nullAs : "\\N",
                has(Flag.EMPTYASNULL),
                has(Flag.BLANKSASNULL),
                has(Flag.TRIMBLANKS),
                has(Flag.TRUNCATECOLUMNS),
                has(Flag.ROUNDEC),
                has(Flag.IGNOREBLANKLINES),
                has(Flag.FILLRECORD),
                has(Flag.ACCEPTANYDATE),
                invalidCharacter,
                dateFormat,
                timeFormat,
                has(Flag.EXPLICIT_IDS));
    }
}
