package io.landfall.quality.service;

import io.landfall.event.LoadFailed;
import io.landfall.event.RetryRequested;
import io.landfall.event.TableEvent;
import io.landfall.event.TablesLoaded;
import io.landfall.flow.Announcer;
import io.landfall.flow.Delivery;
import io.landfall.flow.WarehouseGate;
import io.landfall.messaging.ReceivedEvent;
import io.landfall.project.Project;
import io.landfall.quality.QualityEngine;
import io.landfall.quality.retry.RetryPolicy;
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

    private final QualityEngine engine;

    QualityService(Project project, WarehouseConnector connector, Announcer announcer, QualityConfig config) {
        RetryPolicy retries = new RetryPolicy(config.attempts(), config.firstPause(), Clock.systemUTC());
        this.engine = new QualityEngine(project, announcer, retries, connector::connect);
    }

    @PostConstruct
    void start() {
        engine.start();
    }

    @Incoming("quality-tables")
    @Acknowledgment(Strategy.MANUAL)
    @Blocking
    CompletionStage<Void> onTables(Message<String> message) {
        return ReceivedEvent.handle(message, TableEvent.class, delivery -> {
            if (delivery.event() instanceof TablesLoaded loaded) {
                engine.offer(new Delivery<>(loaded, delivery.announced(), delivery.cause(), delivery.done()));
            } else if (delivery.event() instanceof LoadFailed failed) {
                engine.failed(new Delivery<>(failed, delivery.announced(), delivery.cause(), delivery.done()));
            }
        });
    }

    @Incoming("quality-retries")
    @Acknowledgment(Strategy.MANUAL)
    @Blocking
    CompletionStage<Void> onQuality(Message<String> message) {
        return ReceivedEvent.handle(message, RetryRequested.class, engine::retry);
    }

    /** Told by the watch when the warehouse is ready, and when it is gone. */
    @Produces
    @Singleton
    WarehouseGate gate() {
        return engine.gate();
    }

    /** Not alive when the worker is gone: only a new process helps. */
    @Produces
    @Liveness
    HealthCheck worker() {
        return () -> HealthCheckResponse.named("check worker")
                .status(engine.isAlive())
                .build();
    }

    @PreDestroy
    void stop() {
        engine.close();
    }
}
