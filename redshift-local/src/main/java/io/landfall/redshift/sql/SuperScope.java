package io.landfall.redshift.sql;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells a SUPER path from a qualified column: by the names of the statement's sources, since columns are not known here. Names
 * of all levels count on all levels.
 */
final class SuperScope {
    /** Components of {@code database.schema.table}. */
    private static final int WITH_DATABASE = 3;

    private final Set<String> names;
    private final Set<String> arrays = new HashSet<>();
    /** Sources that are named with their database. */
    private final Set<List<String>> withDatabase = new HashSet<>();

    private SuperScope(Set<String> names) {
        this.names = names;
    }

    static SuperScope of(Relations relations) {
        SuperScope scope = new SuperScope(relations.names());
        for (FromItem item : relations.items()) {
            if (item.path().size() == WITH_DATABASE) {
                scope.withDatabase.add(item.path());
            }
            if (scope.isArray(item)) {
                scope.arrays.add(item.name());
            }
        }
        return scope;
    }

    /** Whether a source is a path into another source's row, to be unnested. */
    boolean isArray(FromItem item) {
        List<String> path = item.path();
        if (path.isEmpty() || path.get(0).startsWith("pg_") || path.get(0).equals("information_schema")) {
            return false;
        }
        // A table's alias may be the name of its schema.
        boolean ownName = path.get(0).equals(item.name());
        return !ownName && (path.size() == 1 ? arrays : names).contains(path.get(0));
    }

    /** Whether the name stands for an element of an unnested array. */
    boolean isElement(String name) {
        return arrays.contains(name);
    }

    /**
     * How many components of a dotted path name the column; as many as there are if nothing is navigated.
     *
     * @param plain the components before the first bracket
     */
    int columnLength(List<String> plain) {
        if (plain.size() > WITH_DATABASE && withDatabase.contains(plain.subList(0, WITH_DATABASE))) {
            return WITH_DATABASE + 1;
        }
        String first = plain.get(0);
        if (names.isEmpty() || first.startsWith("pg_") || first.equals("information_schema")) {
            return plain.size();
        }
        if (names.contains(first) || first.startsWith("#")) {
            return Math.min(2, plain.size());
        }
        boolean schema = plain.size() > 2 && names.contains(plain.get(1));
        return schema ? 3 : 1;
    }
}
