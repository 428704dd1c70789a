package io.landfall.provisioner.service;

import io.landfall.event.Topic;
import io.landfall.flow.Announcer;
import io.landfall.project.Installation;
import io.landfall.project.WarehouseDefinition;
import io.landfall.project.WarehouseKind;
import io.landfall.provisioner.Blueprint;
import io.landfall.provisioner.arrival.Activity;
import io.landfall.provisioner.arrival.ArrivalEngine;
import io.landfall.provisioner.arrival.ArrivalPolicy;
import io.landfall.provisioner.arrival.ComputeState;
import io.landfall.provisioner.arrival.Savings;
import io.landfall.provisioner.aws.Aws;
import io.landfall.provisioner.converge.Convergence;
import io.landfall.provisioner.converge.Patience;
import io.landfall.provisioner.plan.Drift;
import io.landfall.provisioner.plan.DriftWatch;
import io.landfall.provisioner.plan.Planner;
import io.landfall.provisioner.price.PriceTable;
import io.landfall.provisioner.resource.WarehouseResources;
import io.landfall.provisioner.resource.network.PublicAddressService;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at Kafka and AWS from time to time: for work that waits, for idleness, for drift. */
@Startup
@ApplicationScoped
public class WatchService {

    private static final Logger LOG = LoggerFactory.getLogger(WatchService.class);
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(5), Duration.ofMinutes(2));

    private final Installation installation;
    private final ProvisionerConfig config;
    private final Aws aws;
    private final PriceTable prices;
    private final Announcer announcer;
    private final KafkaActivity activity;
    private final WarehouseReader arrivalReader;
    private final WarehouseReader driftReader;
    private final ArrivalEngine arrival;
    private final DriftWatch drift;
    private final Watch arrivals = new Watch("arrival", this::lookForWork);
    private final Watch drifts = new Watch("drift", this::lookForDrift);

    WatchService(
            Installation installation,
            ProvisionerConfig config,
            Aws aws,
            PriceTable prices,
            Announcer announcer,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.installation = installation;
        this.config = config;
        this.aws = aws;
        this.prices = prices;
        this.announcer = announcer;
        WarehouseDefinition warehouse = installation.warehouse();
        this.activity = new KafkaActivity(
                kafka, pipeline(config.arrival()), Map.of(config.arrival().provisioner(), Set.of(Topic.COMMANDS)));
        this.arrivalReader = new WarehouseReader(kafka, warehouse.warehouse());
        this.driftReader = new WarehouseReader(kafka, warehouse.warehouse());
        this.drift = new DriftWatch(warehouse.warehouse());
        this.arrival = new ArrivalEngine(
                warehouse.warehouse(),
                ArrivalPolicy.of(warehouse, config.idle()),
                new Savings(warehouse, prices),
                () -> ComputeState.of(resources().compute().standing()),
                announcer,
                Clock.systemUTC());
    }

    /** Whose records mean that work is in flight. */
    private static Map<String, Set<Topic>> pipeline(ProvisionerConfig.Arrival groups) {
        return Map.of(
                groups.stager(), Set.of(Topic.FILES, Topic.COMMANDS),
                groups.loader(), Set.of(Topic.STAGING),
                groups.loaderCommands(), Set.of(Topic.COMMANDS),
                groups.quality(), Set.of(Topic.TABLES, Topic.QUALITY));
    }

    /** Serverless pauses and resumes by itself. */
    @PostConstruct
    void start() {
        if (installation.warehouse().kind() == WarehouseKind.PROVISIONED) {
            arrivals.start(config.arrival().every());
        }
        if (config.drift().enabled()) {
            drifts.start(config.drift().every());
        }
    }

    private void lookForWork() {
        Activity now = activity.look();
        arrival.look(now, arrivalReader.read());
    }

    private void lookForDrift() throws InterruptedException {
        Activity before = activity.look();
        if (before.commands() > 0) {
            return;
        }
        Drift found = Drift.of(planner().provisioning(prices));
        Activity after = activity.look();
        if (after.commands() > 0 || !after.lastCommand().equals(before.lastCommand())) {
            // What was seen may have been half of a change that was asked for.
            return;
        }
        drift.notice(found, driftReader.read().drift()).ifPresent(detected -> {
            LOG.warn("drift: {}", detected.total() == 0 ? "none any more" : String.join("; ", detected.drifts()));
            announcer.announceFirst(detected);
        });
    }

    private Planner planner() {
        Convergence convergence = new Convergence(PATIENCE, (step, state) -> LOG.debug("{}: {}", step, state));
        return new Planner(installation.warehouse(), aws.account(), resources(), convergence);
    }

    private WarehouseResources resources() {
        return Blueprint.of(installation, aws, PublicAddressService.of(config.myIp()));
    }

    @PreDestroy
    void stop() {
        arrivals.close();
        drifts.close();
        arrivalReader.close();
        driftReader.close();
        activity.close();
    }
}
