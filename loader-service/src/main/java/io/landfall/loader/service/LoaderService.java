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
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment.Strategy;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Joins the loader's engine to Kafka. */
@Startup
@ApplicationScoped
public class LoaderService {

    private final LoaderEngine engine;
    private final WarehouseGate gate;

    LoaderService(Project project, WarehouseConnector connector, Announcer announcer) {
        this.engine = new LoaderEngine(project, announcer);
        this.gate = new WarehouseGate(project.warehouse().warehouse(), connector::connect, engine::prepare);
    }

    @PostConstruct
    void start() {
        engine.start(gate);
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
        return gate;
    }

    @PreDestroy
    void stop() {
        gate.close();
        engine.close();
    }
}
