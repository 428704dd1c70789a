package io.landfall.quality.service;

import io.landfall.event.Event;
import io.landfall.flow.Announcer;
import io.landfall.messaging.ReceivedEvent;
import io.landfall.project.Installation;
import io.landfall.quality.alert.AlertBook;
import io.landfall.quality.alert.AlertDecisions;
import io.landfall.quality.alert.AlertDesk;
import io.landfall.quality.alert.AlertEngine;
import io.landfall.quality.alert.OwnFacts;
import io.landfall.quality.alert.rule.AlertRules;
import io.landfall.quality.notify.ToldBefore;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment.Strategy;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Joins the engine of alerts to Kafka. Asks the warehouse for nothing. */
@Startup
@ApplicationScoped
public class AlertService {

    private static final Logger LOG = LoggerFactory.getLogger(AlertService.class);

    private final AlertBook book;
    private final ToldBefore toldBefore;
    private final AlertDesk desk;
    private final AlertEngine engine;
    private final AlertTopic topic;
    private final ScheduledExecutorService counts =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "alert-counts"));

    AlertService(
            Installation installation,
            Announcer announcer,
            AlertsConfig config,
            @ConfigProperty(name = "mp.messaging.incoming.quality-notify.group.id") String notifyGroup,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.book = new AlertBook(installation.warehouse().warehouse());
        this.toldBefore = new ToldBefore(book.warehouse());
        this.desk = new AlertDesk(book, announcer, Clock.systemUTC(), config.runbookBase());
        this.engine = new AlertEngine(book, desk, AlertRules.of(installation), new OwnFacts(installation));
        this.topic = new AlertTopic(kafka, book, notifyGroup, toldBefore, desk::bookIsComplete);
    }

    @PostConstruct
    void start() {
        topic.start();
        engine.start();
        counts.scheduleWithFixedDelay(this::tellCounts, 1, 1, TimeUnit.MINUTES);
    }

    private void tellCounts() {
        try {
            engine.tick();
        } catch (RuntimeException e) {
            LOG.warn("counts of alerts are told later: {}", e.getMessage());
        }
    }

    /** Everything that may show a problem, and what people ask of alerts. */
    @Incoming("alert-facts")
    @Acknowledgment(Strategy.MANUAL)
    @Blocking
    CompletionStage<Void> onFact(Message<String> message) {
        return ReceivedEvent.handle(message, Event.class, engine::offer);
    }

    /** What consumers could not process. */
    @Incoming("alert-dead-letters")
    @Acknowledgment(Strategy.MANUAL)
    @Blocking
    CompletionStage<Void> onDeadLetter(Message<String> message) throws InterruptedException {
        engine.offer(DeadLetterReader.read(message), message::ack);
        return CompletableFuture.completedFuture(null);
    }

    /** What was told, for whoever sends it on. */
    @Produces
    @Singleton
    AlertBook book() {
        return book;
    }

    /** What was sent on before this process started. */
    @Produces
    @Singleton
    ToldBefore toldBefore() {
        return toldBefore;
    }

    /** For whoever sees problems that no event shows. */
    @Produces
    @Singleton
    AlertDecisions decisions() {
        return desk.decisions();
    }

    /** Not alive when a thread is gone: only a new process helps. */
    @Produces
    @Liveness
    HealthCheck alerts() {
        return () -> HealthCheckResponse.named("alerts")
                .status(engine.isAlive() && topic.isAlive())
                .build();
    }

    @PreDestroy
    void stop() {
        counts.shutdownNow();
        engine.close();
        topic.close();
    }
}
