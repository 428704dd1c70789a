package io.landfall.checks.run;

import io.landfall.checks.BrokenCheckException;
import io.landfall.checks.CheckResult;
import io.landfall.checks.CheckSubject;
import io.landfall.checks.FailingRow;
import io.landfall.checks.kind.Kinds;
import io.landfall.checks.question.Comparison;
import io.landfall.checks.question.FailingRows;
import io.landfall.checks.question.Measurement;
import io.landfall.checks.question.Question;
import io.landfall.checks.relation.CheckedRelations;
import io.landfall.checks.sample.Sampler;
import io.landfall.failure.FailureKind;
import io.landfall.ledger.CheckResultLedger;
import io.landfall.project.Project;
import io.landfall.project.check.Check;
import io.landfall.warehouse.PlainQuery;
import io.landfall.warehouse.RedshiftFailures;
import io.landfall.warehouse.RefusalText;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of checks on one session. */
public final class CheckRound {

    private static final Logger LOG = LoggerFactory.getLogger(CheckRound.class);

    private final Handle session;
    private final CheckSubject subject;
    private final boolean oneByOne;
    private final Kinds kinds;
    private final Sampler sampler;
    private final Map<Item, Finding> findings = new HashMap<>();

    /** @param oneByOne whether each check gets statements of its own */
    public CheckRound(Handle session, Project project, CheckSubject subject, boolean oneByOne) {
        this.session = session;
        this.subject = subject;
        this.oneByOne = oneByOne;
        CheckResultLedger ledger = new CheckResultLedger(project.pipeline().pipeline());
        this.kinds = new Kinds(
                new CheckedRelations(session, project, subject),
                subject.now(),
                (check, table, most) -> ledger.history(
                        session, check.name(), table == null ? null : table.toString(), most, subject.run()));
        this.sampler = new Sampler(session, project);
    }

    /** The results, in the order of the checks and of their tables. */
    public List<CheckResult> run(List<Check> checks) {
        List<Item> items =
                checks.stream().flatMap(check -> Item.of(check).stream()).toList();
        Map<Item, Measurement> measurements = new LinkedHashMap<>();
        for (Item item : items) {
            Question question = question(item).orElse(null);
            if (question instanceof Comparison comparison) {
                attempt(List.of(item), () -> compared(item, comparison)).ifPresent(findings::putAll);
            } else if (question instanceof Measurement measurement) {
                measurements.put(item, measurement);
            }
        }
        Scan.of(measurements).forEach(this::scan);
        return items.stream()
                .map(item -> result(item, Optional.ofNullable(measurements.get(item))))
                .toList();
    }

    private Optional<Question> question(Item item) {
        try {
            return attempt(List.of(item), () -> kinds.question(item.check(), item.table()));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            findings.put(item, Finding.broken(e.getMessage()));
            return Optional.empty();
        }
    }

    private void scan(Scan scan) {
        if (oneByOne && scan.parts().size() > 1) {
            scan.apart().forEach(this::scan);
            return;
        }
        attempt(scan.parts().keySet(), () -> scan.ask(session)).ifPresentOrElse(findings::putAll, () -> {
            if (scan.parts().size() > 1) {
                scan.apart().forEach(this::scan);
            }
        });
    }

    private Map<Item, Finding> compared(Item item, Comparison comparison) {
        List<PlainQuery.Result> answers = comparison.statements().stream()
                .map(sql -> PlainQuery.ask(session, sql, Comparison.ROWS))
                .toList();
        return Map.of(item, Finding.of(() -> comparison.verdict().apply(answers)));
    }

    /** What came of the work for these; empty where the warehouse refuses it, which a single one is broken by. */
    private <T> Optional<T> attempt(Collection<Item> items, Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (JdbiException e) {
            String refusal = refusal(items, e);
            if (items.size() == 1) {
                findings.put(items.iterator().next(), Finding.broken(refusal));
            }
            return Optional.empty();
        }
    }

    /** What the warehouse said; does not come back where that may pass, or where it ended a transaction. */
    private String refusal(Collection<Item> items, JdbiException failure) {
        if (RedshiftFailures.classify(failure) == FailureKind.RETRYABLE) {
            throw failure;
        }
        String refusal = RefusalText.of(failure);
        if (session.isInTransaction()) {
            List<String> names =
                    items.stream().map(item -> item.check().name()).distinct().toList();
            throw new BrokenCheckException(names, refusal, failure);
        }
        return refusal;
    }

    private CheckResult result(Item item, Optional<Measurement> measurement) {
        Finding finding = findings.get(item);
        List<FailingRow> samples = measurement
                .map(Measurement::failing)
                .filter(failing -> finding.isFailed() && item.check().samples() > 0)
                .map(failing -> samples(item, failing))
                .orElse(List.of());
        return Outcomes.result(item, finding, samples);
    }

    /** That there is nothing to show does not change what was found. */
    private List<FailingRow> samples(Item item, FailingRows failing) {
        try {
            return sampler.sample(item.check(), item.table(), failing);
        } catch (JdbiException e) {
            LOG.warn("rows that fail check {} cannot be read: {}", item.check().name(), refusal(List.of(item), e));
            return List.of();
        }
    }
}
