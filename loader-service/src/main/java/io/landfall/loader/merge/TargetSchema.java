package io.landfall.loader.merge;

import io.landfall.ledger.Ledger;
import io.landfall.loader.mode.SeenTimes;
import io.landfall.project.Load;
import io.landfall.project.LoadMode;
import io.landfall.project.Project;
import io.landfall.warehouse.Identifier;
import io.landfall.warehouse.QualifiedName;
import io.landfall.warehouse.Warehouse;
import io.landfall.warehouse.table.Column;
import io.landfall.warehouse.table.DeclaredTables;
import io.landfall.warehouse.table.SchemaRefusedException;
import io.landfall.warehouse.table.TableShape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What loading needs in the warehouse: the ledger, the fence, and the target tables as the project declares them. */
public final class TargetSchema {

    private final Project project;
    private volatile boolean aligned;

    public TargetSchema(Project project) {
        this.project = project;
    }

    /** Creates what is missing. */
    public void create(Warehouse warehouse) throws Exception {
        aligned = false;
        warehouse.run(session -> {
            Ledger.create(session);
            Ledger.loadFence(project.pipeline().pipeline()).create(session);
            for (QualifiedName target : targets()) {
                session.execute("CREATE SCHEMA IF NOT EXISTS " + Identifier.quote(target.schema()));
                session.execute(project.ddl(target));
            }
            return null;
        });
    }

    /**
     * Compares the targets with the project, and adds what is new in it.
     *
     * @throws SchemaRefusedException if they differ in a way that takes a person
     */
    public void align(Warehouse warehouse) throws Exception {
        var fence = Ledger.loadFence(project.pipeline().pipeline());
        new DeclaredTables(targets().stream().map(project::declared).toList()).align(warehouse, fence);
        List<Load> histories = project.pipeline().loads().stream()
                .filter(load -> load.mode() == LoadMode.SCD2)
                .toList();
        if (!histories.isEmpty()) {
            List<String> widenings = warehouse.write(fence, session -> histories.stream()
                    .flatMap(load -> alignSeen(session, load).stream())
                    .toList());
            // Redshift makes a text longer outside of transactions only.
            for (String widening : widenings) {
                warehouse.session(session -> session.execute(widening));
            }
        }
        aligned = true;
    }

    /** Compares the targets unless they were found to be right since {@link #create}; see {@link #align}. */
    public void requireAligned(Warehouse warehouse) throws Exception {
        if (!aligned) {
            align(warehouse);
        }
    }

    /** Creates the table of seen times; where it is there, returns what makes its texts as long as the target's. */
    private static List<String> alignSeen(Handle session, Load load) {
        QualifiedName seen = SeenTimes.table(load);
        Map<QualifiedName, TableShape> shapes = TableShape.read(session, List.of(seen, load.target()));
        if (!shapes.containsKey(seen)) {
            session.execute(SeenTimes.ddl(load));
            return List.of();
        }
        Map<String, Integer> lengths =
                shapes.get(load.target()).columns().stream().collect(Collectors.toMap(Column::name, Column::length));
        return shapes.get(seen).columns().stream()
                .filter(column -> lengths.getOrDefault(column.name(), 0) > column.length())
                .map(column -> "ALTER TABLE " + seen.sql() + " ALTER COLUMN " + Identifier.quote(column.name())
                        + " TYPE VARCHAR(" + lengths.get(column.name()) + ")")
                .toList();
    }

    private Set<QualifiedName> targets() {
        return project.pipeline().loads().stream().map(Load::target).collect(Collectors.toCollection(TreeSet::new));
    }
}
