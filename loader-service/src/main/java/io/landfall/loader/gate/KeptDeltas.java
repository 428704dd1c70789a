package io.landfall.loader.gate;

import io.landfall.loader.plan.Delta;
import io.landfall.loader.plan.TargetSql;
import io.landfall.project.Load;
import io.landfall.project.LoadMode;
import io.landfall.warehouse.Columns;
import io.landfall.warehouse.QualifiedName;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The rows a load brings to each of its targets, as a relation that stands after FROM. Several loads may write one target, and
 * not all of them all of its columns: what a load does not bring is as it is in the target now, found by the key. A column
 * that is found nowhere is left out.
 */
final class KeptDeltas {

    private final Handle session;

    KeptDeltas(Handle session) {
        this.session = session;
    }

    /** @param deltas temporary tables that are still there, their targets written */
    Map<QualifiedName, String> of(List<Delta> deltas) {
        Map<QualifiedName, List<Delta>> byTarget = deltas.stream()
                .collect(Collectors.groupingBy(d -> d.load().target(), LinkedHashMap::new, Collectors.toList()));
        Map<QualifiedName, String> relations = new HashMap<>();
        byTarget.forEach((target, all) -> relations.put(target, relation(target, all)));
        return relations;
    }

    private String relation(QualifiedName target, List<Delta> deltas) {
        List<String> columns = Columns.of(session, target.sql());
        Map<Delta, List<String>> yielded = new LinkedHashMap<>();
        deltas.forEach(delta -> yielded.put(delta, Columns.of(session, delta.table())));
        List<String> found = columns.stream()
                .filter(column -> deltas.stream()
                        .allMatch(delta -> yielded.get(delta).contains(column) || isInTarget(delta.load())))
                .toList();
        return yielded.entrySet().stream()
                .map(e -> select(e.getKey(), e.getValue(), found))
                .collect(Collectors.joining(" UNION ALL ", "(", ")"));
    }

    private static String select(Delta delta, List<String> yielded, List<String> columns) {
        Load load = delta.load();
        String list =
                TargetSql.list(columns, ", ", column -> TargetSql.column(yielded.contains(column) ? "d" : "t", column));
        return "SELECT " + list + " FROM " + delta.table() + " d"
                + (yielded.containsAll(columns)
                        ? ""
                        : " JOIN " + load.target().sql() + " t ON " + TargetSql.same(load.key(), "t", "d"));
    }

    /** Whether the key finds one row; a history has one for every version. */
    private static boolean isInTarget(Load load) {
        return !load.key().isEmpty() && load.mode() != LoadMode.SCD2;
    }
}
