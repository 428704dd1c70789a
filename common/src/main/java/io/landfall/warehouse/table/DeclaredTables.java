package io.landfall.warehouse.table;

import io.landfall.warehouse.Fence;
import io.landfall.warehouse.QualifiedName;
import io.landfall.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Makes tables of the warehouse be as the project declares them, as far as that loses nothing. What the project wants is found by
 * creating its DDL under another name and reading the catalog; nobody ever sees that table, since it is dropped before the
 * commit. Distribution, sort keys and encodings are not compared: Redshift may choose them itself.
 */
public final class DeclaredTables {

    private final List<DeclaredTable> tables;

    public DeclaredTables(List<DeclaredTable> tables) {
        this.tables = List.copyOf(tables);
    }

    /**
     * Adds new columns and makes texts longer, under the fence of whoever writes the tables, which have to be there.
     *
     * @throws SchemaRefusedException if anything else differs; then nothing was changed
     */
    public void align(Warehouse warehouse, Fence fence) throws Exception {
        if (tables.isEmpty()) {
            return;
        }
        List<String> widenings = warehouse.write(fence, session -> {
            List<TableDifference> differences = differences(session);
            List<List<String>> refused =
                    differences.stream().map(TableDifference::refused).toList();
            if (refused.stream().anyMatch(lines -> !lines.isEmpty())) {
                throw new SchemaRefusedException(TableDifference.told(tables, refused));
            }
            differences.stream().flatMap(d -> d.additions().stream()).forEach(session::execute);
            return differences.stream().flatMap(d -> d.widenings().stream()).toList();
        });
        for (String widening : widenings) {
            warehouse.session(session -> session.execute(widening));
        }
    }

    /**
     * Creates tables that never hold a row anew where they differ in anything, the order of columns too: COPY goes by it.
     *
     * @throws SchemaRefusedException if one that differs holds rows
     */
    public void exchange(Warehouse warehouse, Fence fence) throws Exception {
        warehouse.write(fence, session -> {
            Map<QualifiedName, TableShape> shapes = shapes(session);
            for (DeclaredTable table : tables) {
                if (!isSame(shapes.get(table.table()), shapes.get(table.scratch()))) {
                    requireEmpty(session, table);
                    session.execute("DROP TABLE " + table.table().sql());
                    session.execute(table.ddl());
                }
            }
            return null;
        });
    }

    private List<TableDifference> differences(Handle session) {
        Map<QualifiedName, TableShape> shapes = shapes(session);
        List<TableDifference> differences = new ArrayList<>();
        for (DeclaredTable table : tables) {
            differences.add(TableDifference.between(table, shapes.get(table.table()), shapes.get(table.scratch())));
        }
        return differences;
    }

    private Map<QualifiedName, TableShape> shapes(Handle session) {
        tables.forEach(table -> session.execute(table.ddlOf(table.scratch())));
        Map<QualifiedName, TableShape> shapes = TableShape.read(
                session,
                tables.stream().flatMap(t -> Stream.of(t.table(), t.scratch())).toList());
        tables.forEach(table -> session.execute("DROP TABLE " + table.scratch().sql()));
        return shapes;
    }

    private static boolean isSame(TableShape one, TableShape other) {
        if (!one.names().equals(other.names())) {
            return false;
        }
        return one.columns().stream()
                .allMatch(c -> c.isLike(other.column(c.name()).orElseThrow()));
    }

    private static void requireEmpty(Handle session, DeclaredTable table) {
        boolean holdsRows = session.createQuery("SELECT 1 FROM " + table.table().sql() + " LIMIT 1")
                .mapTo(Integer.class)
                .findFirst()
                .isPresent();
        if (holdsRows) {
            throw new SchemaRefusedException(
                    table.table() + " is not as " + table.file() + " declares it, and holds rows;"
                            + " a staging template never does: move them elsewhere and empty it");
        }
    }
}
