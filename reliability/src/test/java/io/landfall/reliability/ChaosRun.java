package io.landfall.reliability;

import static org.awaitility.Awaitility.await;

import io.landfall.local.follow.EventFollower;
import io.landfall.local.follow.SeenEvent;
import io.landfall.redshift.fault.client.AdminPortException;
import io.landfall.reliability.fault.Fault;
import io.landfall.reliability.proof.Proof;
import io.landfall.reliability.proof.Sentence;
import io.landfall.reliability.stack.Machine;
import io.landfall.reliability.workload.Workload;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rounds on a whole machine: files land, something breaks, more files land, everything heals; then the proof.
 */
final class ChaosRun {

    private static final Logger LOG = LoggerFactory.getLogger(ChaosRun.class);
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final Duration ASK_EVERY = Duration.ofMillis(500);

    private final Machine machine;
    private final Workload workload;
    private final Tally tally;

    ChaosRun(Machine machine, Workload workload, Tally tally) {
        this.machine = machine;
        this.workload = workload;
        this.tally = tally;
    }

    /** Returns the proof after the round. */
    List<Sentence> round(List<Fault> faults, int files) throws Exception {
        LOG.info("faults: {}", faults);
        land(files / 2);
        Deque<AutoCloseable> undo = new ArrayDeque<>();
        List<Fault> happened = new ArrayList<>();
        for (Fault fault : faults) {
            undo.push(fault.inject(machine));
            land(1);
        }
        land(files - files / 2);
        while (!undo.isEmpty()) {
            undo.pop().close();
        }
        long over = System.nanoTime();
        await().atMost(PATIENCE).pollInterval(ASK_EVERY).ignoreExceptions().until(this::isSettled);
        Duration healing = Duration.ofNanos(System.nanoTime() - over);
        faults.stream().filter(fault -> fault.happened(machine)).forEach(happened::add);
        forget();
        happened.forEach(fault -> tally.healed(fault.words(), healing));
        LOG.info(
                "{} of {} happened, healed {} s after the last was over",
                happened.size(),
                faults.size(),
                healing.toSeconds());
        return proof();
    }

    /** What did not happen in this round is not to happen in another, where nobody counts it. */
    private void forget() {
        try {
            machine.faults().clear();
        } catch (AdminPortException paused) {
            LOG.info("no rules to forget: {}", paused.getMessage());
        }
    }

    private void land(int files) {
        IntStream.range(0, files).forEach(i -> machine.land(workload.next()));
    }

    private boolean isSettled() throws Exception {
        return machine.session(session -> Proof.isSettled(session, workload.landings()));
    }

    private List<Sentence> proof() throws Exception {
        List<Sentence> sentences = new ArrayList<>(
                machine.session(session -> session.inTransaction(s -> Proof.of(s, workload.landings()))));
        sentences.add(noDeadLetters());
        return sentences;
    }

    private Sentence noDeadLetters() {
        List<String> topics = EventFollower.topics(machine.running().kafka()).stream()
                .filter(name -> name.endsWith(".dlq"))
                .toList();
        List<SeenEvent> letters = machine.read(topics);
        return new Sentence(
                "nothing is among the dead letters",
                topics.size(),
                letters.stream().map(l -> l.topic() + ": " + l.value()).toList());
    }
}
