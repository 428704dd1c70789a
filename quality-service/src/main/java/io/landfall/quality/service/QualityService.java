package io.landfall.quality.service;

import io.landfall.event.LoadFailed;
import io.landfall.event.RetryRequested;
import io.landfall.event.TableEvent;
import io.landfall.event.TablesLoaded;
import io.landfall.flow.Announcer;
import io.landfall.flow.WarehouseListeners;
import io.landfall.messaging.ReceivedEvent;
import io.landfall.project.Installation;
import io.landfall.quality.QualityEngine;
import io.landfall.quality.retry.RetryPolicy;
import io.landfall.service.PipelineEngines;
import io.landfall.service.WarehouseConnector;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
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
        RetryPolicy retries = new RetryPolicy(config.attempts(), config.firstPause(), Clock.systemUTC());
        this.engines = PipelineEngines.of(
                installation, project -> new QualityEngine(project, announcer, retries, connector::connect));
    }

    @PostConstruct
    void start() {
        engines.all().forEach(QualityEngine::start);
    }

    @Incoming("quality-tables")
    @Acknowledgment(Strategy.MANUAL)
    @Blocking
    CompletionStage<Void> onTables(Message<String> message) {
        return ReceivedEvent.handle(message, TableEvent.class, delivery -> {
            if (delivery.event() instanceof TablesLoaded loaded) {
                engines.give(loaded.pipeline(), delivery.with(loaded), QualityEngine::offer);
            } else if (delivery.event() instanceof LoadFailed failed) {
                engines.give(failed.pipeline(), delivery.with(failed), QualityEngine::failed);
            } else {
                delivery.done().run();
            }
        });
    }

    @Incoming("quality-retries")
    @Acknowledgment(Strategy.MANUAL)
    @Blocking
    CompletionStage<Void> onQuality(Message<String> message) {
        return ReceivedEvent.handle(
                message,
                RetryRequested.class,
                requested -> engines.give(requested.event().pipeline(), requested, QualityEngine::retry));
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
