package io.landfall.loader.undo;

import io.landfall.ledger.Ledger;
import io.landfall.warehouse.Identifier;
import io.landfall.warehouse.QualifiedName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/**
 * What the catalog says about tables, and which tables of images there are; asked in one statement.
 *
 * @param images tables of images, by name
 */
record RestorableTables(Map<QualifiedName, RestorableTable> shapes, Set<QualifiedName> images) {

    static final String IMAGE_PREFIX = "undo__";

    static RestorableTables of(Handle session, Collection<QualifiedName> tables) {
        String wanted = tables.stream()
                .map(t -> "(table_schema = " + Identifier.literal(t.schema()) + " AND table_name = "
                        + Identifier.literal(t.name()) + ")")
                .collect(Collectors.joining(" OR "));
        Map<QualifiedName, List<RestorableTable.Column>> found = new HashMap<>();
        Set<QualifiedName> images = new HashSet<>();
        session.createQuery("SELECT table_schema, table_name, column_name, data_type, character_maximum_length,"
                        + " numeric_precision, numeric_scale, is_nullable, column_default"
                        + " FROM information_schema.columns WHERE " + wanted + " OR (table_schema = '" + Ledger.SCHEMA
                        + "' AND column_name = '" + ImageSql.LOAD
                        + "') ORDER BY table_schema, table_name, ordinal_position")
                .reduceRows(found, (all, row) -> {
                    QualifiedName table = new QualifiedName(text(row, "table_schema"), text(row, "table_name"));
                    if (text(row, "column_name").equals(ImageSql.LOAD)) {
                        images.add(table);
                    } else {
                        all.computeIfAbsent(table, t -> new ArrayList<>()).add(column(row));
                    }
                    return all;
                });
        return new RestorableTables(
                found.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, e -> new RestorableTable(List.copyOf(e.getValue())))),
                images);
    }

    /** @throws IllegalStateException for a table that is not there */
    RestorableTable of(QualifiedName table) {
        RestorableTable shape = shapes.get(table);
        if (shape == null) {
            throw new IllegalStateException("table " + table + " is not there");
        }
        return shape;
    }

    private static RestorableTable.Column column(RowView row) {
        return new RestorableTable.Column(
                text(row, "column_name"),
                type(
                        text(row, "data_type"),
                        row.getColumn("character_maximum_length", Integer.class),
                        row.getColumn("numeric_precision", Integer.class),
                        row.getColumn("numeric_scale", Integer.class)),
                "YES".equals(text(row, "is_nullable")),
                text(row, "column_default"));
    }

    private static String type(String name, Integer length, Integer precision, Integer scale) {
        if (length != null) {
            return name + '(' + length + ')';
        }
        return "numeric".equals(name) ? name + '(' + precision + ' ' + scale + ')' : name;
    }

    private static String text(RowView row, String column) {
        return row.getColumn(column, String.class);
    }
}
