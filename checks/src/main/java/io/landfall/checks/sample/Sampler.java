package io.landfall.checks.sample;

import io.landfall.checks.FailingRow;
import io.landfall.checks.question.FailingRows;
import io.landfall.checks.question.MaskedColumns;
import io.landfall.checks.question.Shown;
import io.landfall.project.Load;
import io.landfall.project.Project;
import io.landfall.project.check.Check;
import io.landfall.warehouse.Identifier;
import io.landfall.warehouse.PlainQuery;
import io.landfall.warehouse.QualifiedName;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Reads failing rows: one SELECT for each check that fails, and one that reads no row for the columns of each relation. What is
 * masked is not selected at all.
 */
public final class Sampler {

    /** The longest value kept, in characters. */
    private static final int LONGEST_VALUE = 200;

    private final Handle session;
    private final Project project;
    private final Map<String, SampledColumns> known = new HashMap<>();

    public Sampler(Handle session, Project project) {
        this.session = session;
        this.project = project;
    }

    /**
     * The first of the failing rows, as many as the check keeps.
     *
     * @param table null for a check over several together
     */
    public List<FailingRow> sample(Check check, QualifiedName table, FailingRows failing) {
        MaskedColumns mask = MaskedColumns.of(check.mask());
        List<String> names = columns(failing.relation()).shown(identity(table), failing.concerned());
        String sql = "SELECT " + selected(failing, names, mask) + " FROM " + failing.from()
                + (failing.condition() == null ? "" : " WHERE " + failing.condition())
                + (failing.isOrdered() ? " ORDER BY " + order(failing) : "") + "\nLIMIT " + check.samples();
        return PlainQuery.ask(session, sql, check.samples()).rows().stream()
                .map(row -> row(names, row, mask))
                .toList();
    }

    private SampledColumns columns(String relation) {
        return known.computeIfAbsent(
                relation, r -> SampledColumns.of(PlainQuery.ask(session, "SELECT * FROM " + r + " c LIMIT 0", 1)));
    }

    private String selected(FailingRows failing, List<String> names, MaskedColumns mask) {
        SampledColumns columns = columns(failing.relation());
        return names.isEmpty()
                ? "1"
                : names.stream()
                        .map(name -> mask.hides(name) ? "1" : columns.selected(name, LONGEST_VALUE))
                        .collect(Collectors.joining(", "));
    }

    private static String order(FailingRows failing) {
        return failing.concerned().stream().map(c -> "c." + Identifier.quote(c)).collect(Collectors.joining(", "));
    }

    private static FailingRow row(List<String> names, List<String> values, MaskedColumns mask) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String value = values.get(i);
            row.put(
                    names.get(i),
                    mask.hides(names.get(i))
                            ? MaskedColumns.SIGN
                            : value == null ? null : Shown.cut(value, LONGEST_VALUE));
        }
        return new FailingRow(row);
    }

    /** The columns by which the table's rows are told apart; none without a key. */
    private List<String> identity(QualifiedName table) {
        return project.pipeline().loads().stream()
                .filter(load -> load.target().equals(table))
                .map(Load::identity)
                .filter(key -> !key.isEmpty())
                .findFirst()
                .orElse(List.of());
    }
}
