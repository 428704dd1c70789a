package io.landfall.provisioner.service;

import io.landfall.event.Command;
import io.landfall.flow.Announcer;
import io.landfall.messaging.ReceivedEvent;
import io.landfall.project.Installation;
import io.landfall.provisioner.Blueprint;
import io.landfall.provisioner.ProvisionerEngine;
import io.landfall.provisioner.aws.Aws;
import io.landfall.provisioner.converge.Patience;
import io.landfall.provisioner.operation.Operations;
import io.landfall.provisioner.operation.WarehouseProbe;
import io.landfall.provisioner.resource.network.PublicAddressService;
import io.landfall.service.ServiceConfig;
import io.landfall.service.WarehouseConnector;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment.Strategy;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Joins the provisioner's engine to Kafka and AWS. */
@Startup
@ApplicationScoped
public class ProvisionerService {

    private final ProvisionerEngine engine;

    ProvisionerService(
            Installation installation,
            ServiceConfig service,
            Aws aws,
            ProvisionerConfig config,
            WarehouseConnector connector,
            Announcer announcer) {
        CurrentInstallation current = new CurrentInstallation(installation, service.projects());
        Operations operations = new Operations(
                () -> scope(current.read(), aws, config),
                new WarehouseProbe(connector::connect),
                new Patience(config.poll(), config.patience()),
                Clock.systemUTC());
        this.engine = new ProvisionerEngine(installation.warehouse().warehouse(), operations, announcer);
    }

    private static Operations.Scope scope(Installation installation, Aws aws, ProvisionerConfig config) {
        return new Operations.Scope(
                installation.warehouse(), Blueprint.of(installation, aws, PublicAddressService.of(config.myIp())));
    }

    @PostConstruct
    void start() {
        engine.start();
    }

    @Incoming("provisioner-commands")
    @Acknowledgment(Strategy.MANUAL)
    @Blocking
    CompletionStage<Void> onCommand(Message<String> message) {
        return ReceivedEvent.handle(message, Command.class, engine::offer);
    }

    /** Not alive when the worker is gone: only a new process helps. */
    @Produces
    @Liveness
    HealthCheck worker() {
        return () -> HealthCheckResponse.named("provision worker")
                .status(engine.isAlive())
                .build();
    }

    @PreDestroy
    void stop() {
        engine.close();
    }
}
