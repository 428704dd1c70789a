package io.landfall.quality.schedule;

import io.landfall.event.EventId;
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

/**
 * Which checks with a schedule are due. Of the times missed while nobody asked only the newest is made up for. Thread-safe.
 */
public final class CheckSchedules {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd_HHmm", Locale.ROOT);

    private final String pipeline;
    private final Map<Check, CronSchedule> schedules = new HashMap<>();
    private final Map<Check, Instant> handled = new HashMap<>();

    /**
     * A check that is to be run.
     *
     * @param run its id; of the same check and time always the same
     */
    public record Due(Check check, String run) {}

    /** @param start times before it are not missed, unless {@link #ranLast} says that there was somebody before */
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

    /** With what the ids of all runs of each check begin. */
    public Map<Check, String> prefixes() {
        Map<Check, String> prefixes = new HashMap<>();
        schedules.keySet().forEach(check -> prefixes.put(check, prefix(check)));
        return prefixes;
    }

    /**
     * An earlier process ran the check. That run is due once more where it is still the newest: it is not repeated, but it may
     * not have been announced.
     *
     * @param run id of the newest run that ended
     */
    public synchronized void ranLast(Check check, String run) {
        Instant time = LocalDateTime.parse(run.substring(prefix(check).length()), TIME).toInstant(ZoneOffset.UTC);
        handled.put(check, time.minusMillis(1));
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

    private String prefix(Check check) {
        return "schedule_" + EventId.hash(pipeline + '|' + check.name()) + '_';
    }
}
