package io.landfall.warehouse.table;

import io.landfall.warehouse.Identifier;
import io.landfall.warehouse.QualifiedName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** The columns of a table, in order. */
public record TableShape(List<Column> columns) {

    public TableShape {
        columns = List.copyOf(columns);
    }

    /** Reads the shapes of those of the tables that are there, uncommitted ones too, in one query of the catalog. */
    public static Map<QualifiedName, TableShape> read(Handle session, Collection<QualifiedName> tables) {
        if (tables.isEmpty()) {
            return Map.of();
        }
        List<QualifiedName> asked = List.copyOf(tables);
        String names = IntStream.range(0, asked.size())
                .mapToObj(i -> "(table_schema = :s" + i + " AND table_name = :t" + i + ")")
                .collect(Collectors.joining(" OR "));
        var query = session.createQuery("""
                SELECT table_schema, table_name, column_name, data_type, character_maximum_length AS length,
                  numeric_precision, numeric_scale, is_nullable, column_default
                FROM svv_columns WHERE %s ORDER BY table_schema, table_name, ordinal_position""".formatted(names));
        for (int i = 0; i < asked.size(); i++) {
            query.bind("s" + i, asked.get(i).schema())
                    .bind("t" + i, asked.get(i).name());
        }
        Map<QualifiedName, List<Column>> columns = query.reduceRows(new LinkedHashMap<>(), (found, row) -> {
            QualifiedName table = new QualifiedName(text(row, "table_schema"), text(row, "table_name"));
            found.computeIfAbsent(table, t -> new ArrayList<>()).add(column(row));
            return found;
        });
        return columns.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> new TableShape(e.getValue())));
    }

    Optional<Column> column(String name) {
        return columns.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** The names of the columns, in order. */
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /**
     * What to select from a table of this shape to get rows of another: columns this one lacks are NULL, and columns the other
     * lacks are left out. Nothing else is cast: a cast cuts a text that is too long without a word, an insert refuses it.
     */
    public String selectedAs(TableShape other) {
        return other.columns.stream()
                .map(wanted -> {
                    String name = Identifier.quote(wanted.name());
                    return column(wanted.name()).isPresent() ? name : "CAST(NULL AS " + wanted.type() + ") AS " + name;
                })
                .collect(Collectors.joining(", "));
    }

    private static Column column(RowView row) {
        String standard = text(row, "column_default");
        Integer length = row.getColumn("length", Integer.class);
        return new Column(
                text(row, "column_name").toLowerCase(Locale.ROOT),
                type(row, length),
                length == null ? 0 : length,
                "YES".equals(text(row, "is_nullable")),
                filled(standard),
                standard);
    }

    private static String type(RowView row, Integer length) {
        String type = text(row, "data_type");
        Integer precision = row.getColumn("numeric_precision", Integer.class);
        if (type.startsWith("character") && length != null) {
            return type + '(' + length + ')';
        }
        return type.equals("numeric") && precision != null
                ? "numeric(" + precision + ',' + row.getColumn("numeric_scale", Integer.class) + ')'
                : type;
    }

    /** Redshift shows an identity as a default that calls its own function. */
    private static Column.Filled filled(String standard) {
        if (standard == null) {
            return Column.Filled.NULL;
        }
        return standard.toLowerCase(Locale.ROOT).contains("identity") ? Column.Filled.IDENTITY : Column.Filled.DEFAULT;
    }

    private static String text(RowView row, String column) {
        return row.getColumn(column, String.class);
    }
}
