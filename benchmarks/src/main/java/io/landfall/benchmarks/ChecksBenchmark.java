package io.landfall.benchmarks;

import io.landfall.checks.CheckResult;
import io.landfall.checks.CheckRunner;
import io.landfall.checks.CheckSubject;
import io.landfall.event.Occasion;
import io.landfall.event.Severity;
import io.landfall.project.PipelineDefinition;
import io.landfall.project.Project;
import io.landfall.project.check.Between;
import io.landfall.project.check.Check;
import io.landfall.project.check.FailurePolicy;
import io.landfall.project.check.Scope;
import io.landfall.warehouse.QualifiedName;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/** What many checks over one table cost together, against each of them alone. */
record ChecksBenchmark(int checks, int rows, int rounds) implements Benchmark {

    private static final QualifiedName TABLE = QualifiedName.parse("public.benchmark_checked");

    /** They read the table once instead of once each; the rest is arithmetic. */
    private static final double LIMIT = 0.5;

    @Override
    public String name() {
        return "checks-together";
    }

    @Override
    public Finding run(WarehouseProcess warehouse) throws Exception {
        CheckRunner together = new CheckRunner(
                new Project(Path.of("."), null, new PipelineDefinition("benchmark", List.of(), List.of(), all())));
        List<Double> one = new ArrayList<>();
        List<Double> each = new ArrayList<>();
        warehouse.asService().session(session -> {
            prepare(session);
            // The first rounds warm up and are not counted.
            for (int round = -2; round < rounds; round++) {
                double alone = millis(session, together.oneByOne());
                double scan = millis(session, together);
                if (round >= 0) {
                    each.add(alone);
                    one.add(scan);
                }
            }
            return null;
        });
        return Finding.ratio(
                name(),
                checks + " checks of " + rows + " rows together",
                new Figure(one, "ms"),
                "one by one",
                new Figure(each, "ms"),
                LIMIT);
    }

    private void prepare(Handle session) {
        session.execute("DROP TABLE IF EXISTS " + TABLE.sql());
        session.execute("CREATE TABLE " + TABLE.sql() + " (id INTEGER, amount INTEGER)");
        session.execute("INSERT INTO " + TABLE.sql() + " VALUES (0, 0)");
        for (int there = 1; there < rows; there *= 2) {
            session.execute("INSERT INTO " + TABLE.sql() + " SELECT id + " + there + ", MOD(id + " + there
                    + ", 1000) FROM " + TABLE.sql() + " WHERE id + " + there + " < " + rows);
        }
    }

    private List<Check> all() {
        return IntStream.range(0, checks).mapToObj(ChecksBenchmark::check).toList();
    }

    private static Check check(int number) {
        return new Check(
                "amounts_" + number,
                new Between("amount", "0", String.valueOf(1000 + number)),
                List.of(TABLE),
                Severity.ERROR,
                null,
                Scope.TABLE,
                false,
                null,
                "an amount is out of bounds",
                FailurePolicy.STANDARD,
                List.of(),
                0,
                null);
    }

    private double millis(Handle session, CheckRunner runner) {
        CheckSubject subject = new CheckSubject("benchmark", Occasion.REQUEST, 1, List.of(), Map.of(), Instant.now());
        long begin = System.nanoTime();
        List<CheckResult> results = runner.run(session, all(), subject);
        double took = (System.nanoTime() - begin) / 1e6;
        if (results.size() != checks
                || !results.stream().allMatch(r -> r.outcome().passed())) {
            throw new IllegalStateException("not every check passed: " + results);
        }
        return took;
    }
}
