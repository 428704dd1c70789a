package io.landfall.redshift.sql;

import java.util.List;

/**
 * A key that is declared and not enforced.
 *
 * @param kind {@code p} primary, {@code u} unique, {@code f} foreign
 * @param name null when the statement gives none
 * @param references the referenced table, quoted; null unless the key is foreign
 * @param referencedColumns empty for the referenced table's primary key
 */
record DeclaredKey(String kind, String name, List<String> columns, String references, List<String> referencedColumns) {

    DeclaredKey {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
    }

    static DeclaredKey unique(String column) {
        return new DeclaredKey("u", null, List.of(column), null, List.of());
    }

    static DeclaredKey primary(String column) {
        return new DeclaredKey("p", null, List.of(column), null, List.of());
    }
}
