package io.landfall.loader.service;

import io.landfall.event.PipelineCommand;
import io.landfall.event.RetryRequested;
import io.landfall.event.StagingLoaded;
import io.landfall.flow.Announcer;
import io.landfall.flow.WarehouseListeners;
import io.landfall.loader.LoaderEngine;
import io.landfall.messaging.ReceivedEvent;
import io.landfall.project.Installation;
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

/** Joins the loader's engine to Kafka. */
@Startup
@ApplicationScoped
public class LoaderService {

    private final PipelineEngines<LoaderEngine> engines;

    LoaderService(Installation installation, WarehouseConnector connector, Announcer announcer) {
        this.engines =
                PipelineEngines.of(installation, project -> new LoaderEngine(project, announcer, connector::connect));
    }

    @PostConstruct
    void start() {
        engines.all().forEach(LoaderEngine::start);
    }

    @Incoming("loader-staging")
    @Acknowledgment(Strategy.MANUAL)
    @Blocking
    CompletionStage<Void> onStaging(Message<String> message) {
        return ReceivedEvent.handle(
                message,
                StagingLoaded.class,
                staged -> engines.give(staged.event().pipeline(), staged, LoaderEngine::offer));
    }

    @Incoming("loader-commands")
    @Acknowledgment(Strategy.MANUAL)
    @Blocking
    CompletionStage<Void> onCommand(Message<String> message) {
        return ReceivedEvent.handle(
                message,
                PipelineCommand.class,
                command -> engines.give(command.event().pipeline(), command, LoaderEngine::ask));
    }

    @Incoming("loader-retries")
    @Acknowledgment(Strategy.MANUAL)
    @Blocking
    CompletionStage<Void> onRetry(Message<String> message) {
        return ReceivedEvent.handle(
                message,
                RetryRequested.class,
                retry -> engines.give(retry.event().pipeline(), retry, LoaderEngine::retry));
    }

    /** Told by the watch when the warehouse is ready, and when it is gone. */
    @Produces
    @Singleton
    WarehouseListeners gates() {
        return new WarehouseListeners(
                engines.all().stream().map(LoaderEngine::gate).toList());
    }

    /** Not alive when a worker is gone: only a new process helps. */
    @Produces
    @Liveness
    HealthCheck workers() {
        return () -> HealthCheckResponse.named("load workers")
                .status(engines.all().stream().allMatch(LoaderEngine::isAlive))
                .build();
    }

    @PreDestroy
    void stop() {
        engines.all().forEach(LoaderEngine::close);
    }
}
