package io.landfall.quality.alert;

import io.landfall.event.AlertCommand;
import io.landfall.event.Event;
import io.landfall.flow.AnnouncementException;
import io.landfall.flow.Correlation;
import io.landfall.flow.Delivery;
import io.landfall.flow.Gatherer;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Facts of every topic in, alerts out, one after the other and each acknowledged when what follows from it is told. What
 * cannot be told now is tried again; nothing is left out.
 */
public final class AlertEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AlertEngine.class);
    private static final int CAPACITY = 1000;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final AlertDesk desk;
    private final AlertRequests requests;
    private final List<Rule> rules;
    private final DeadLetterRule deadLetters;
    private final Predicate<Event> isOurs;
    private final Gatherer<Work> worker;

    /** One thing for the worker to do; done again when it fails. */
    @FunctionalInterface
    private interface Work {

        void run();
    }

    /**
     * @param rules one for each kind of problem
     * @param isOurs tells facts about this installation from those about others on the same Kafka
     */
    public AlertEngine(AlertBook book, AlertDesk desk, List<Rule> rules, Predicate<Event> isOurs) {
        this(book, desk, rules, isOurs, PAUSE);
    }

    /** @param pause before what could not be told is tried again */
    AlertEngine(AlertBook book, AlertDesk desk, List<Rule> rules, Predicate<Event> isOurs, Duration pause) {
        this.desk = desk;
        this.requests = new AlertRequests(book, desk);
        this.rules = List.copyOf(rules);
        this.deadLetters = new DeadLetterRule(book.warehouse());
        this.isOurs = isOurs;
        this.worker = new Gatherer<>("alerts", 1, CAPACITY, pause, works -> {
            desk.awaitBook();
            works.forEach(Work::run);
        });
    }

    public void start() {
        worker.start();
    }

    /** Whether the worker still works. */
    public boolean isAlive() {
        return worker.isAlive();
    }

    /** Takes an event of any topic. Blocks while too many wait. */
    public void offer(Delivery<Event> delivery) throws InterruptedException {
        if (delivery.event() instanceof AlertCommand command) {
            worker.offer(() -> carryOut(delivery, () -> requests.answer(delivery.with(command))));
        } else if (isOurs.test(delivery.event())) {
            worker.offer(() -> carryOut(delivery, () -> consider(delivery)));
        } else {
            delivery.done().run();
        }
    }

    /**
     * Takes a record that nobody could process.
     *
     * @param done to be called when it is told
     */
    public void offer(DeadLetter letter, Runnable done) throws InterruptedException {
        worker.offer(() -> {
            deadLetters.consider(letter, desk.decisions());
            done.run();
        });
    }

    private void consider(Delivery<Event> delivery) {
        Fact fact = new Fact(
                delivery.event(), delivery.announced(), delivery.cause().causationId());
        AlertDecisions decisions = desk.following(delivery.cause());
        rules.forEach(rule -> consider(rule, fact, decisions));
    }

    /** A fact that a rule stumbles over is that rule's loss: handed over again it would hold up all alerts for good. */
    private static void consider(Rule rule, Fact fact, AlertDecisions decisions) {
        try {
            rule.consider(fact, decisions);
        } catch (AnnouncementException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error(
                    "{} cannot judge {} {}, so nobody is told of what it may show",
                    rule.getClass().getSimpleName(),
                    fact.event().getClass().getSimpleName(),
                    fact.id(),
                    e);
        }
    }

    private static void carryOut(Delivery<Event> delivery, Runnable work) {
        try (var correlated = Correlation.of(delivery.cause())) {
            work.run();
        }
        delivery.done().run();
    }

    /** Tells the counts of problems that go on. To be called every minute or so. */
    public void tick() {
        desk.tellCounts();
    }

    @Override
    public void close() {
        worker.close();
    }
}
