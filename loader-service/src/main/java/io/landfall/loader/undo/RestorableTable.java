package io.landfall.loader.undo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The columns of a table, in their order. */
record RestorableTable(List<Column> columns) {

    /** What Redshift cannot compare, so equal rows cannot be found by it. */
    private static final Set<String> INCOMPARABLE = Set.of("super", "geometry", "geography", "hllsketch");

    private static final String SEPARATOR = ", ";

    /**
     * A column.
     *
     * @param type with its length or precision
     * @param nullable whether it may be NULL
     * @param otherwise what it gets where nothing is said; null where that is NULL
     */
    record Column(String name, String type, boolean nullable, String otherwise) {

        boolean isIdentity() {
            return otherwise != null && otherwise.toLowerCase(Locale.ROOT).contains("identity");
        }

        boolean isComparable() {
            return !INCOMPARABLE.contains(type);
        }
    }

    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** Names and types; equal for two tables whose rows fit each other. */
    String text() {
        return columns.stream().map(c -> c.name() + ' ' + c.type()).collect(Collectors.joining(SEPARATOR));
    }

    /** What has changed since a table was as {@link #text()} said; empty if nothing has. */
    List<String> changesSince(String text) {
        Map<String, String> before = new LinkedHashMap<>();
        for (String column : text.split(SEPARATOR)) {
            String[] parts = column.split(" ", 2);
            before.put(parts[0], parts[1]);
        }
        List<String> changes = new ArrayList<>();
        for (Column column : columns) {
            String was = before.remove(column.name());
            if (was == null) {
                changes.add(column.name() + " was added");
            } else if (!was.equals(column.type())) {
                changes.add(column.name() + " was " + was + " and is " + column.type());
            }
        }
        before.keySet().forEach(name -> changes.add(name + " was removed"));
        return changes;
    }
}
