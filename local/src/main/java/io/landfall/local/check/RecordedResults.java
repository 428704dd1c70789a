package io.landfall.local.check;

import io.landfall.local.warehouse.RowSink;
import io.landfall.local.warehouse.StackWarehouse;
import io.landfall.warehouse.Identifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Reads all results of a run from the warehouse: an event has room for the first some hundred only. */
public final class RecordedResults {

    private final StackWarehouse warehouse;
    private final String pipeline;
    private final CheckLines project;

    public RecordedResults(StackWarehouse warehouse, String pipeline, CheckLines project) {
        this.warehouse = warehouse;
        this.pipeline = pipeline;
        this.project = project;
    }

    /** The lines of the run's last attempt. */
    public List<CheckLine> of(String run) {
        Map<String, List<String>> samples = samples(run);
        return rows("""
                SELECT check_number, check_name, table_name, status, severity, observed, expected, failing_rows, owner
                FROM landfall.check_result WHERE %s ORDER BY check_number""".formatted(which(run))).stream()
                .map(row -> line(row, samples.getOrDefault(row.get(0), List.of())))
                .toList();
    }

    private Map<String, List<String>> samples(String run) {
        Map<String, List<String>> samples = new HashMap<>();
        rows("""
                SELECT check_number, failing_row FROM landfall.check_failures
                WHERE %s ORDER BY check_number, sample""".formatted(which(run))).forEach(row -> samples.computeIfAbsent(row.get(0), number -> new ArrayList<>())
                .add(row.get(1)));
        return samples;
    }

    private String which(String run) {
        return "pipeline = " + Identifier.literal(pipeline) + " AND run = " + Identifier.literal(run)
                + " AND occasion = 'request'";
    }

    private CheckLine line(List<String> row, List<String> samples) {
        return new CheckLine(
                row.get(1),
                row.get(2),
                CheckEnd.valueOf(row.get(3).toUpperCase(Locale.ROOT)),
                row.get(4),
                row.get(5),
                row.get(6),
                row.get(7) == null ? null : Long.valueOf(row.get(7)),
                samples,
                row.get(8),
                project.description(row.get(1)));
    }

    private List<List<String>> rows(String sql) {
        List<List<String>> rows = new ArrayList<>();
        warehouse.run(sql, new RowSink() {
            @Override
            public void columns(List<Column> columns) {}

            @Override
            public void row(List<Object> values) {
                rows.add(values.stream()
                        .map(value -> Objects.toString(value, null))
                        .collect(ArrayList::new, ArrayList::add, ArrayList::addAll));
            }

            @Override
            public void end(long changed) {}
        });
        return rows;
    }
}
