package io.landfall.loader.service;

import io.landfall.event.StagingLoaded;
import io.landfall.flow.Announcer;
import io.landfall.flow.WarehouseGate;
import io.landfall.loader.LoaderEngine;
import io.landfall.messaging.ReceivedEvent;
import io.landfall.project.Project;
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

/** Joins the loader's engine to Kafka. */
@Startup
@ApplicationScoped
public class LoaderService {

    private final LoaderEngine engine;

    LoaderService(Project project, WarehouseConnector connector, Announcer announcer) {
        this.engine = new LoaderEngine(project, announcer, connector::connect);
    }

    @PostConstruct
    void start() {
        engine.start();
    }

    @Incoming("loader-staging")
    @Acknowledgment(Strategy.MANUAL)
    @Blocking
    CompletionStage<Void> onStaging(Message<String> message) {
        return ReceivedEvent.handle(message, StagingLoaded.class, engine::offer);
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
        return () -> HealthCheckResponse.named("load worker")
                .status(engine.isAlive())
                .build();
    }

    @PreDestroy
    void stop() {
        engine.close();
    }
}
