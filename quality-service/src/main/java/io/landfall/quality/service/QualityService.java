package io.landfall.quality.service;

import io.landfall.event.QualityEvent;
import io.landfall.event.RunChecks;
import io.landfall.event.TablesLoaded;
import io.landfall.flow.Announcer;
import io.landfall.flow.WarehouseListeners;
import io.landfall.messaging.ReceivedEvent;
import io.landfall.project.Installation;
import io.landfall.quality.QualityEngine;
import io.landfall.service.PipelineEngines;
import io.landfall.service.WarehouseConnector;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment.Strategy;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Joins the quality engine to Kafka. */
@Startup
@ApplicationScoped
public class QualityService {

    private final PipelineEngines<QualityEngine> engines;

    QualityService(Installation installation, WarehouseConnector connector, Announcer announcer, QualityConfig config) {
        QualityEngine.Patience patience = new QualityEngine.Patience(config.longestCheck());
        this.engines = PipelineEngines.of(
                installation, project -> new QualityEngine(project, announcer, patience, connector::connect));
    }

    @PostConstruct
    void start() {
        engines.all().forEach(QualityEngine::start);
    }

    @Incoming("quality-tables")
    @Acknowledgment(Strategy.MANUAL)
    @Blocking
    CompletionStage<Void> onTables(Message<String> message) {
        return ReceivedEvent.handle(
                message,
                TablesLoaded.class,
                loaded -> engines.give(loaded.event().pipeline(), loaded, QualityEngine::offer));
    }

    @Incoming("quality-retries")
    @Acknowledgment(Strategy.MANUAL)
    @Blocking
    CompletionStage<Void> onQuality(Message<String> message) {
        return ReceivedEvent.handle(
                message, QualityEvent.class, told -> engines.give(told.event().pipeline(), told, QualityEngine::hear));
    }

    @Incoming("quality-commands")
    @Acknowledgment(Strategy.MANUAL)
    @Blocking
    CompletionStage<Void> onCommand(Message<String> message) {
        return ReceivedEvent.handle(
                message, RunChecks.class, asked -> engines.give(asked.event().pipeline(), asked, QualityEngine::ask));
    }

    /** Told by the watch when the warehouse is ready, and when it is gone. */
    @Produces
    @Singleton
    WarehouseListeners gates() {
        return new WarehouseListeners(
                engines.all().stream().map(QualityEngine::gate).toList());
    }

    /** Not alive when a worker is gone: only a new process helps. */
    @Produces
    @Liveness
    HealthCheck workers() {
        return () -> HealthCheckResponse.named("check workers")
                .status(engines.all().stream().allMatch(QualityEngine::isAlive))
                .build();
    }

    @PreDestroy
    void stop() {
        engines.all().forEach(QualityEngine::close);
    }
}
