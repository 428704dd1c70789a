package io.landfall.redshift.copy.statement;

import io.landfall.redshift.sql.StatementRefused;
import io.landfall.redshift.wire.ServerError;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Collects options while a COPY command is read; starts with Redshift's defaults. Every option may come once. */
final class CopyOptionsBuilder {

    /** Options that are either given or not. */
    enum Flag {
        MANIFEST,
        GZIP,
        BZIP2,
        ZSTD,
        ESCAPE,
        REMOVEQUOTES,
        NOLOAD,
        IGNOREALLERRORS,
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
    private final Map<String, String> tuning = new TreeMap<>();
    private String nullAs;
    private Integer ignoreHeader;
    private Integer maxErrors;
    private FileEncoding encoding;
    private Character invalidCharacter;
    private String dateFormat;
    private String timeFormat;

    void set(Flag flag) {
        if (!flags.add(flag)) {
            throw redundant();
        }
    }

    boolean has(Flag flag) {
        return flags.contains(flag);
    }

    boolean hasNullAs() {
        return nullAs != null;
    }

    void nullAs(String text) {
        nullAs = once(nullAs, text);
    }

    void ignoreHeader(int lines) {
        ignoreHeader = once(ignoreHeader, lines);
    }

    void maxErrors(int errors) {
        maxErrors = once(maxErrors, errors);
    }

    void encoding(FileEncoding wanted) {
        encoding = once(encoding, wanted);
    }

    void invalidCharacter(char replacement) {
        invalidCharacter = once(invalidCharacter, replacement);
    }

    void dateFormat(String format) {
        dateFormat = once(dateFormat, format);
    }

    void timeFormat(String format) {
        timeFormat = once(timeFormat, format);
    }

    void tune(String keyword, String value) {
        if (tuning.put(keyword, value) != null) {
            throw redundant();
        }
    }

    private static <T> T once(T before, T value) {
        if (before != null) {
            throw redundant();
        }
        return value;
    }

    /** PostgreSQL's words, which Redshift has kept. */
    static StatementRefused redundant() {
        return new StatementRefused(ServerError.of(ServerError.SYNTAX_ERROR, "conflicting or redundant options"));
    }

    CopyOptions build() {
        if (has(Flag.IGNOREALLERRORS) && maxErrors != null) {
            throw redundant();
        }
        return new CopyOptions(
                has(Flag.MANIFEST),
                compression(),
                orElse(encoding, FileEncoding.UTF8),
                orElse(ignoreHeader, 0),
                has(Flag.IGNOREALLERRORS) ? Integer.MAX_VALUE : Math.max(1, orElse(maxErrors, 0)),
                has(Flag.NOLOAD),
                orElse(nullAs, "\\N"),
                has(Flag.EMPTYASNULL),
                has(Flag.BLANKSASNULL),
                has(Flag.TRIMBLANKS),
                has(Flag.TRUNCATECOLUMNS),
                has(Flag.ROUNDEC),
                has(Flag.IGNOREBLANKLINES),
                has(Flag.FILLRECORD),
                has(Flag.ACCEPTANYDATE),
                invalidCharacter,
                orElse(dateFormat, CopyOptions.DEFAULT_DATE_FORMAT),
                orElse(timeFormat, CopyOptions.DEFAULT_TIME_FORMAT),
                has(Flag.EXPLICIT_IDS),
                Map.copyOf(tuning));
    }

    private Compression compression() {
        Compression found = Compression.NONE;
        for (Flag flag : Set.of(Flag.GZIP, Flag.BZIP2, Flag.ZSTD)) {
            if (has(flag) && found != Compression.NONE) {
                throw redundant();
            }
            found = has(flag) ? Compression.valueOf(flag.name()) : found;
        }
        return found;
    }

    private static <T> T orElse(T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
