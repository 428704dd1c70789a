package io.landfall.quality.schedule;

import io.landfall.event.EventId;
import io.landfall.ledger.CheckLedger;
import io.landfall.project.CronSchedule;
import io.landfall.project.check.Check;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Which checks with a schedule are due. Of the times missed while nobody asked only the newest is made up for. Thread-safe.
 */
public final class CheckSchedules {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd_HHmm", Locale.ROOT);

    private final String pipeline;
    private final Map<Check, CronSchedule> schedules = new HashMap<>();
    private final Map<Check, Instant> handled = new HashMap<>();
    private boolean remembers;

    /**
     * A check that is to be run.
     *
     * @param run its id; of the same check and time always the same
     */
    public record Due(Check check, String run) {}

    /** @param start times before it are not missed, unless {@link #remember} finds that the check was run before */
    public CheckSchedules(String pipeline, List<Check> checks, Instant start) {
        this.pipeline = pipeline;
        for (Check check : checks) {
            if (check.schedule() != null) {
                schedules.put(check, CronSchedule.parse(check.schedule()));
                handled.put(check, start);
            }
        }
    }

    public boolean isEmpty() {
        return schedules.isEmpty();
    }

    /**
     * Looks once which runs of an earlier process were the last ones. Each is due once more where it is still the newest: it is
     * not repeated, but it may not have been announced.
     */
    public synchronized void remember(Handle session) {
        if (!remembers) {
            CheckLedger ledger = new CheckLedger(pipeline);
            schedules.keySet().forEach(check -> ledger.last(session, prefix(check))
                    .ifPresent(run -> handled.put(check, time(check, run).minusMillis(1))));
            remembers = true;
        }
    }

    /** What is due and was not yet; asked again, it is not due again. */
    public synchronized List<Due> due(Instant now) {
        List<Due> due = new ArrayList<>();
        schedules.forEach((check, schedule) -> {
            Optional<Instant> time = schedule.newest(now).filter(t -> t.isAfter(handled.get(check)));
            if (time.isPresent()) {
                handled.put(check, time.get());
                due.add(new Due(check, prefix(check) + TIME.format(time.get().atOffset(ZoneOffset.UTC))));
            }
        });
        return due;
    }

    private Instant time(Check check, String run) {
        return LocalDateTime.parse(run.substring(prefix(check).length()), TIME).toInstant(ZoneOffset.UTC);
    }

    private String prefix(Check check) {
        return CheckLedger.SCHEDULED + EventId.hash(pipeline + '|' + check.name()) + '_';
    }
}
