package io.landfall.provisioner.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.ClusterFailed;
import io.landfall.event.ClusterPaused;
import io.landfall.event.Command;
import io.landfall.event.ComputeDecided;
import io.landfall.event.Event;
import io.landfall.event.PauseCluster;
import io.landfall.event.ResumeCluster;
import io.landfall.event.WarehouseEvent;
import io.landfall.flow.AnnouncementException;
import io.landfall.flow.RecordedAnnouncements;
import io.landfall.provisioner.arrival.ArrivalSequencesTest.Happening;
import io.landfall.provisioner.resource.Definitions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Kafka, AWS and a clock, as far as decisions about pausing see them. */
final class ModelWarehouse {

    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(5);
    private static final int MOST_ROUNDS = 100;

    private final Deque<Command> commands = new ArrayDeque<>();
    private final RecordedAnnouncements announced = new RecordedAnnouncements();
    private final Set<String> carriedOut = new HashSet<>();
    private Instant now = Instant.parse("2026-08-01T10:00:00Z");
    private Instant lastWork = now;
    private Instant lastCommand = Instant.EPOCH;
    private Instant commandEnded = now;
    private WarehouseHistory history = WarehouseHistory.NOTHING.after(ArrivalDeciderTest.ready(), now);
    private int waiting;
    private int byHand;
    private int decisions;
    private boolean running = true;
    private boolean window;

    void happens(Happening what) {
        now = now.plusMillis(1);
        switch (what) {
            case FILE_LANDS -> {
                waiting++;
                lastWork = now;
            }
            case WORK_IS_DONE -> work();
            case COMMAND_ENDS -> endCommand(false);
            case COMMAND_FAILS -> endCommand(true);
            case PAUSED_BY_HAND -> give(new PauseCluster("w", "hand-" + byHand++));
            case PAUSED_ELSEWHERE -> running = false;
            case RESUMED_ELSEWHERE -> running = true;
            case WINDOW_BEGINS -> window = true;
            case WINDOW_ENDS -> window = false;
            case A_MINUTE_PASSES -> now = now.plus(Duration.ofMinutes(1));
            case HALF_AN_HOUR_PASSES -> now = now.plus(IDLE);
            case LOOK -> look(false);
            case TWO_LOOK_AT_ONCE -> {
                Activity same = activity();
                look(false, same);
                look(false, same);
            }
            case KILLED_BEFORE_THE_COMMAND -> look(true);
        }
    }

    /** Windows end, commands succeed, and services work, until nothing is to be decided any more. */
    void settles() {
        happens(Happening.WINDOW_ENDS);
        now = now.plus(AFTER_FAILURE);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            happens(Happening.COMMAND_ENDS);
            happens(Happening.WORK_IS_DONE);
            happens(Happening.LOOK);
        }
        assertThat(commands).isEmpty();
    }

    int waiting() {
        return waiting;
    }

    boolean isRunning() {
        return running;
    }

    int decisions() {
        return decisions;
    }

    private void work() {
        if (waiting > 0 && running && history.phase() == WarehouseHistory.Phase.READY) {
            waiting = 0;
            lastWork = now;
        }
    }

    private void endCommand(boolean fails) {
        Command command = commands.poll();
        if (command == null) {
            return;
        }
        WarehouseEvent outcome;
        if (fails) {
            outcome = new ClusterFailed("w", command.requestId(), "cluster", "no capacity");
        } else {
            running = command instanceof ResumeCluster;
            outcome = running ? ArrivalDeciderTest.ready() : new ClusterPaused("w", command.requestId(), "b", "q", now);
            commandEnded = now;
            carriedOut.add(command.requestId());
        }
        history = history.after(outcome, now);
    }

    private void give(Command command) {
        commands.add(command);
        lastCommand = now;
    }

    private Activity activity() {
        return new Activity(commands.size(), waiting, lastWork, lastCommand);
    }

    private void look(boolean killed) {
        look(killed, activity());
    }

    private void look(boolean killed, Activity seen) {
        if (killed) {
            announced.failNext(Command.class);
        }
        try {
            engine().look(seen, history);
        } catch (AnnouncementException e) {
            assertThat(killed).isTrue();
        }
        announced.failNext(null);
        announced.take().forEach(event -> check(event, seen));
    }

    /** A new one each time, as after a restart. */
    private ArrivalEngine engine() {
        boolean quiet = window;
        return new ArrivalEngine(
                "w",
                new ArrivalPolicy(Optional.of(IDLE), true, at -> quiet, AFTER_FAILURE),
                new Savings(Definitions.of(), any -> Optional.empty()),
                () -> running ? ComputeState.RUNNING : ComputeState.PAUSED,
                announced,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private void check(Event event, Activity seen) {
        if (event instanceof ComputeDecided) {
            decisions++;
            assertThat(seen.commands()).as("a command is in hand").isZero();
            assertThat(window).as("inside a window").isFalse();
        } else if (event instanceof Command command) {
            assertThat(carriedOut).as("the same decision again").doesNotContain(command.requestId());
            if (command instanceof PauseCluster) {
                assertThat(seen.waiting()).as("work is in flight").isZero();
                for (Instant last : List.of(lastWork, commandEnded)) {
                    assertThat(Duration.between(last, now)).as("too soon").isGreaterThanOrEqualTo(IDLE);
                }
            } else {
                assertThat(seen.waiting()).as("nothing waits").isPositive();
            }
            if (commands.stream().noneMatch(given -> given.requestId().equals(command.requestId()))) {
                give(command);
            }
        } else if (event instanceof WarehouseEvent saved) {
            history = history.after(saved, now);
        }
    }
}
