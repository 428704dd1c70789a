package io.landfall.checks.run;

import io.landfall.checks.question.Answer;
import io.landfall.checks.question.Measurement;
import io.landfall.warehouse.PlainQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Measurements of one relation in one SELECT: the relation is read once, however many checks there are over it.
 *
 * @param parts by the item they are for, in order
 */
record Scan(Map<Item, Measurement> parts) {

    /** Redshift takes 1600 columns in a query and 16 MB of text; this is far from both. */
    private static final int MOST_COLUMNS = 200;

    /** As few scans as there may be. */
    static List<Scan> of(Map<Item, Measurement> measurements) {
        Map<String, Map<Item, Measurement>> byRelation = new LinkedHashMap<>();
        measurements.forEach((item, measurement) -> byRelation
                .computeIfAbsent(measurement.from(), from -> new LinkedHashMap<>())
                .put(item, measurement));
        List<Scan> scans = new ArrayList<>();
        byRelation.values().forEach(parts -> scans.addAll(bounded(parts)));
        return scans;
    }

    private static List<Scan> bounded(Map<Item, Measurement> parts) {
        List<Scan> scans = new ArrayList<>();
        Map<Item, Measurement> some = new LinkedHashMap<>();
        int columns = 0;
        for (Map.Entry<Item, Measurement> part : parts.entrySet()) {
            int more = part.getValue().columns().size();
            if (columns + more > MOST_COLUMNS) {
                scans.add(new Scan(some));
                some = new LinkedHashMap<>();
                columns = 0;
            }
            some.put(part.getKey(), part.getValue());
            columns += more;
        }
        scans.add(new Scan(some));
        return scans;
    }

    /** Each part as a scan of its own. */
    List<Scan> apart() {
        return parts.entrySet().stream()
                .map(part -> new Scan(Map.of(part.getKey(), part.getValue())))
                .toList();
    }

    /** Asks, and says what the answer means for each part. */
    Map<Item, Finding> ask(Handle session) {
        // Several parts may ask for the same, such as how many rows there are.
        List<String> columns = parts.values().stream()
                .flatMap(measurement -> measurement.columns().stream())
                .distinct()
                .toList();
        String sql = "SELECT " + String.join(",\n  ", columns) + "\nFROM "
                + parts.values().iterator().next().from();
        List<String> values = PlainQuery.ask(session, sql, 1).rows().get(0);
        Map<Item, Finding> findings = new LinkedHashMap<>();
        parts.forEach((item, measurement) -> {
            Answer answer = new Answer(measurement.columns().stream()
                    .map(column -> values.get(columns.indexOf(column)))
                    .toList());
            findings.put(item, Finding.of(() -> measurement.verdict().apply(answer)));
        });
        return findings;
    }
}
