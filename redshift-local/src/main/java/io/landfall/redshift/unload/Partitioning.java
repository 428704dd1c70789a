package io.landfall.redshift.unload;

import io.landfall.redshift.copy.statement.TableName;
import io.landfall.redshift.unload.format.ResultColumn;
import io.landfall.redshift.unload.statement.UnloadOptions;
import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.StatementFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * PARTITION BY: which columns name the folders, and which are in the files.
 *
 * @param keys positions of the partition columns in a row
 * @param kept positions of the columns that are written
 */
record Partitioning(List<ResultColumn> columns, List<Integer> keys, List<Integer> kept) {
    private static final String NULL_VALUE = "__HIVE_DEFAULT_PARTITION__";
    private static final Set<String> KEY_TYPES = Set.of(
            "int2", "int4", "int8", "numeric", "float4", "bool", "bpchar", "varchar", "text", "date", "timestamp");
    /** What Hive escapes in the name of a folder. */
    private static final String UNSAFE = "\"#%'*/:=?\\{[]^";

    static Partitioning of(UnloadOptions options, List<ResultColumn> columns) throws StatementFailed {
        List<String> names = columns.stream().map(ResultColumn::name).toList();
        List<Integer> keys = new ArrayList<>();
        for (String wanted : options.partitionBy()) {
            int position = names.indexOf(wanted);
            if (position < 0) {
                throw failed("42703", "column \"" + wanted + "\" does not exist");
            }
            if (!KEY_TYPES.contains(columns.get(position).type())) {
                throw failed(
                        ServerError.FEATURE_NOT_SUPPORTED,
                        "column \"" + wanted + "\" has a data type that PARTITION BY does not support");
            }
            keys.add(position);
        }
        List<Integer> kept = new ArrayList<>();
        for (int position = 0; position < columns.size(); position++) {
            if (options.includePartitions() || !keys.contains(position)) {
                kept.add(position);
            }
        }
        if (kept.isEmpty()) {
            throw failed(ServerError.SYNTAX_ERROR, "UNLOAD needs at least one column that is not in PARTITION BY");
        }
        return new Partitioning(columns, keys, kept);
    }

    /**
     * The query in the order of its partitions, each of which then needs files only once. Within a partition the rows stay in
     * the order of the query.
     */
    static String ordered(String sql, List<String> partitionBy) {
        if (partitionBy.isEmpty()) {
            return sql;
        }
        String keys = partitionBy.stream()
                .map(name -> "unloaded." + TableName.quote(name))
                .collect(Collectors.joining(", "));
        return "SELECT * FROM (" + sql + "\n) AS unloaded ORDER BY " + keys + ", row_number() OVER ()";
    }

    /** Columns of the files. */
    List<ResultColumn> keptColumns() {
        return kept.stream().map(columns::get).toList();
    }

    /** What is written of a row. */
    String[] keptValues(String[] row) {
        return kept.size() == row.length
                ? row
                : kept.stream().map(position -> row[position]).toArray(String[]::new);
    }

    /** The folder of a row, with a slash behind it; empty without partitions. */
    String folder(String[] row) {
        StringBuilder folder = new StringBuilder();
        for (int key : keys) {
            String value = row[key] == null ? NULL_VALUE : escaped(row[key]);
            folder.append(columns.get(key).name()).append('=').append(value).append('/');
        }
        return folder.toString();
    }

    private static String escaped(String value) {
        StringBuilder safe = new StringBuilder();
        for (char c : value.toCharArray()) {
            if (c < ' ' || c == 127 || UNSAFE.indexOf(c) >= 0) {
                safe.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }

    private static StatementFailed failed(String state, String text) {
        return new StatementFailed(ServerError.of(state, text));
    }
}
