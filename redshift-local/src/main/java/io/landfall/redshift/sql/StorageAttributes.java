package io.landfall.redshift.sql;

import io.landfall.redshift.wire.ServerError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Collects, while a statement is rewritten, what it says about a table's storage and keys. */
final class StorageAttributes {
    private static final Set<String> STYLES = Set.of("AUTO", "EVEN", "KEY", "ALL");
    private static final Set<String> ENCODINGS = Set.of(
            "raw",
            "az64",
            "bytedict",
            "delta",
            "delta32k",
            "lzo",
            "mostly8",
            "mostly16",
            "mostly32",
            "runlength",
            "text255",
            "text32k",
            "zstd");
    private static final int MAX_COMPOUND = 400;
    private static final int MAX_INTERLEAVED = 8;

    private final List<String> sortKeys = new ArrayList<>();
    private final Map<String, String> encodings = new LinkedHashMap<>();
    private final List<DeclaredKey> keys = new ArrayList<>();
    private String distStyle;
    private String distKey;
    private String sortStyle;
    private Boolean backup;
    private Boolean encodeAuto;
    private boolean created;
    private String droppedKey;
    private String like;
    private String source;

    void created() {
        created = true;
    }

    void distStyle(String style) {
        String name = style.toUpperCase(Locale.ROOT);
        if (!STYLES.contains(name)) {
            throw StatementRefused.syntaxError(style);
        }
        distStyle = name;
    }

    void distKey(String column) {
        if (distKey != null) {
            throw invalid("cannot specify more than one DISTKEY column");
        }
        distKey = column;
    }

    /** A column that is marked SORTKEY itself. */
    void sortKey(String column) {
        if (sortStyle != null) {
            throw invalid("cannot specify more than one SORTKEY");
        }
        sortKeys("COMPOUND", List.of(column));
    }

    /** @param style COMPOUND, INTERLEAVED, AUTO or NONE */
    void sortKeys(String style, List<String> columns) {
        if (sortStyle != null) {
            throw invalid("cannot specify more than one SORTKEY");
        }
        int limit = style.equals("INTERLEAVED") ? MAX_INTERLEAVED : MAX_COMPOUND;
        if (columns.size() > limit) {
            throw new StatementRefused(ServerError.of(
                    "54011",
                    style.toLowerCase(Locale.ROOT) + " sort keys cannot have more than " + limit + " columns"));
        }
        sortStyle = style;
        sortKeys.addAll(columns);
    }

    void backup(String answer) {
        if (!answer.equals("yes") && !answer.equals("no")) {
            throw StatementRefused.syntaxError(answer);
        }
        backup = answer.equals("yes");
    }

    void encodeAuto() {
        encodeAuto = true;
    }

    void encoding(String column, Token name) {
        String encoding = name.keyword();
        if (!ENCODINGS.contains(encoding)) {
            throw invalid("unknown encoding \"" + name.text() + "\" for column \"" + column + "\"");
        }
        encodings.put(column, encoding.equals("raw") ? "none" : encoding);
    }

    void key(DeclaredKey key) {
        keys.add(key);
    }

    void droppedKey(String name) {
        droppedKey = name;
    }

    /** The table, quoted, whose storage is inherited whole. */
    void like(String table) {
        if (like != null) {
            throw StatementRefused.notSupported("CREATE TABLE with several LIKE clauses");
        }
        like = table;
    }

    /** The table, quoted, that is the only one a query reads. */
    void source(String table) {
        source = table;
    }

    /** Whether there is nothing to record: the table has Redshift's defaults. */
    boolean isEmpty() {
        return distStyle == null
                && sortStyle == null
                && backup == null
                && encodeAuto == null
                && encodings.isEmpty()
                && keys.isEmpty()
                && droppedKey == null
                && like == null
                && source == null;
    }

    /** What is to be recorded, checked as a whole. */
    TableRecord recordFor(String table) {
        if (distKey != null && distStyle == null) {
            distStyle = "KEY";
        }
        if (distKey != null && !distStyle.equals("KEY")) {
            throw invalid("cannot specify DISTKEY for DISTSTYLE " + distStyle);
        }
        if ("KEY".equals(distStyle) && distKey == null) {
            throw invalid("DISTSTYLE KEY requires a DISTKEY");
        }
        if (like != null && (distStyle != null || sortStyle != null || backup != null)) {
            throw new StatementRefused(ServerError.of(
                    ServerError.FEATURE_NOT_SUPPORTED,
                    "CREATE TABLE LIKE is not supported with DISTSTYLE, DISTKEY(), or SORTKEY() clauses"));
        }
        return new TableRecord(
                table,
                created,
                distStyle,
                distKey,
                sortStyle,
                List.copyOf(sortKeys),
                backup,
                encodeAuto,
                Map.copyOf(encodings),
                List.copyOf(keys),
                droppedKey,
                like,
                source);
    }

    private static StatementRefused invalid(String message) {
        return new StatementRefused(ServerError.of(ServerError.SYNTAX_ERROR, message));
    }
}
