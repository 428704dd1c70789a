package io.landfall.local.request;

import io.landfall.event.BackfillDataset;
import io.landfall.event.CheckOutcome;
import io.landfall.event.Event;
import io.landfall.event.LoadFailed;
import io.landfall.event.LockHolder;
import io.landfall.event.Occasion;
import io.landfall.event.PipelineCommand;
import io.landfall.event.QualityFailed;
import io.landfall.event.ReplayBatch;
import io.landfall.event.RetriesExhausted;
import io.landfall.event.RunChecks;
import io.landfall.event.TablesLoaded;
import io.landfall.event.WriteBlocked;
import io.landfall.local.follow.EventSummary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Tells what keeps the loads of a pipeline from going on: a gate that refuses them, a lock of somebody else, a batch that cannot
 * be loaded. Such events follow from the batches, which the command may not have brought, so they are heard whatever
 * their origin.
 */
final class HeldLoads implements Bystander {

    private static final int MOST_NAMED = 3;

    private final PipelineCommand command;
    private final Consumer<String> person;
    private String holding;
    private String setAside;

    /** @param person hears what there is to know */
    HeldLoads(PipelineCommand command, Consumer<String> person) {
        this.command = command;
        this.person = person;
    }

    @Override
    public void hear(Event event) {
        if (!event.key().equals(command.pipeline()) || command instanceof RunChecks) {
            return;
        }
        if (event instanceof WriteBlocked blocked) {
            holding = tell(holding, blocked(blocked));
        } else if (command instanceof BackfillDataset || command instanceof ReplayBatch) {
            hearOfLoads(event);
        }
    }

    private void hearOfLoads(Event event) {
        if (event instanceof QualityFailed failed && failed.occasion() == Occasion.GATE) {
            holding = tell(holding, refused(failed));
        } else if (event instanceof RetriesExhausted exhausted && exhausted.occasion() == Occasion.GATE) {
            holding = tell(holding, exhausted(exhausted));
        } else if (event instanceof LoadFailed failed) {
            holding = null;
            setAside = tell(setAside, setAside(failed));
        } else if (event instanceof TablesLoaded) {
            holding = null;
        }
    }

    @Override
    public Optional<String> reason() {
        return Optional.ofNullable(holding).or(() -> Optional.ofNullable(setAside));
    }

    @Override
    public void waits(Duration silence) {
        String why = reason().map(reason -> ": " + reason.split("[:;] ", 2)[0]).orElse("");
        person.accept("still waiting, for " + silence.toSeconds() + " s" + why);
    }

    private String tell(String before, String now) {
        if (!now.equals(before)) {
            person.accept(now);
        }
        return now;
    }

    private static String refused(QualityFailed failed) {
        List<String> gates = failed.checks().stream()
                .filter(check -> check.status().isFailure())
                .map(CheckOutcome::check)
                .distinct()
                .toList();
        return "%s of pipeline %s refuses the load: %s; what to do, if it stays so: %s"
                .formatted(
                        named(gates),
                        failed.pipeline(),
                        EventSummary.of(failed),
                        show(failed.pipeline(), "check", gates.get(0)));
    }

    private static String exhausted(RetriesExhausted exhausted) {
        return "%s of pipeline %s refuses the load, and nothing more is tried: %s; what to do: %s"
                .formatted(
                        named(exhausted.checks()),
                        exhausted.pipeline(),
                        exhausted.reason(),
                        show(exhausted.pipeline(), "check", exhausted.checks().get(0)));
    }

    private static String blocked(WriteBlocked blocked) {
        return "%s of pipeline %s waits for a lock on %s that %s has; what to do: %s"
                .formatted(
                        blocked.work(),
                        blocked.pipeline(),
                        blocked.table(),
                        blocked.holders().stream().map(LockHolder::user).collect(Collectors.joining(", ")),
                        show(blocked.pipeline(), "write-blocked", blocked.work() + '/' + blocked.table()));
    }

    private static String setAside(LoadFailed failed) {
        return "batch %s of pipeline %s is set aside: %s; what to do: %s"
                .formatted(
                        failed.load(),
                        failed.pipeline(),
                        failed.reason(),
                        show(failed.pipeline(), "load-failed", failed.load()));
    }

    private static String named(List<String> gates) {
        String names = gates.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return "gate " + names + (gates.size() > MOST_NAMED ? " and " + (gates.size() - MOST_NAMED) + " more" : "");
    }

    private static String show(String pipeline, String kind, String about) {
        return "./landfall alerts show " + String.join("/", pipeline, kind, about);
    }
}
