package io.landfall.quality.service;

import io.landfall.aws.AwsClients;
import io.landfall.event.Event;
import io.landfall.event.FilesLanded;
import io.landfall.event.QualityFailed;
import io.landfall.event.QualityPassed;
import io.landfall.event.TablesLoaded;
import io.landfall.event.Topic;
import io.landfall.flow.WarehouseGate;
import io.landfall.flow.WarehouseListener;
import io.landfall.flow.WarehouseListeners;
import io.landfall.ledger.DatasetStart;
import io.landfall.ledger.FreshnessLedger;
import io.landfall.ledger.Ledger;
import io.landfall.messaging.RecentEvents;
import io.landfall.project.Installation;
import io.landfall.project.Project;
import io.landfall.project.WarehouseDefinition;
import io.landfall.quality.absence.AbsenceEngine;
import io.landfall.quality.alert.AlertDecisions;
import io.landfall.service.PipelineEngines;
import io.landfall.service.ServiceConfig;
import io.landfall.service.WarehouseConnector;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import software.amazon.awssdk.services.s3.S3Client;

/** Joins the engines that notice absence to Kafka, S3 and, once when it opens, the warehouse. */
@Startup
@ApplicationScoped
public class AbsenceService {

    private static final long LOOK_SECONDS = 5;
    private static final Map<Class<? extends Event>, Topic> HEARD = Map.of(
            FilesLanded.class, Topic.FILES,
            TablesLoaded.class, Topic.TABLES,
            QualityPassed.class, Topic.QUALITY,
            QualityFailed.class, Topic.QUALITY);
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final S3Client s3;
    private final PipelineEngines<AbsenceEngine> engines;
    private final List<WarehouseGate> gates;
    private final Optional<RecentEvents> events;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "absence"));

    AbsenceService(
            Installation installation,
            ServiceConfig config,
            WarehouseConnector connector,
            AlertDecisions alerts,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        WarehouseDefinition warehouse = installation.warehouse();
        this.s3 = AwsClients.build(S3Client.builder()
                .region(AwsClients.region(warehouse.region()))
                .forcePathStyle(config.s3().pathStyle()));
        S3LandingBucket bucket = new S3LandingBucket(s3, warehouse.landingBucket());
        this.engines = PipelineEngines.of(
                installation, project -> new AbsenceEngine(project, alerts, bucket, Clock.systemUTC()));
        this.gates = installation.projects().stream()
                .filter(project -> !engine(project).freshnessChecks().isEmpty()
                        || engine(project).expectsFiles())
                .map(project -> gate(project, connector))
                .toList();
        this.events = engines.all().stream()
                .flatMap(engine -> engine.memory().stream())
                .max(Comparator.naturalOrder())
                .map(memory -> new RecentEvents(
                        kafka, HEARD, memory.plus(MARGIN), this::heard, this::historyIsComplete, Clock.systemUTC()));
    }

    private AbsenceEngine engine(Project project) {
        return engines.of(project.pipeline().pipeline());
    }

    /** Asks once, when the warehouse opens, and never again. */
    private WarehouseGate gate(Project project, WarehouseConnector connector) {
        AbsenceEngine engine = engine(project);
        FreshnessLedger ledger = new FreshnessLedger(project.pipeline().pipeline());
        return new WarehouseGate(project.warehouse().warehouse(), connector::connect, open -> open.warehouse()
                .run(session -> {
                    Ledger.create(session);
                    engine.began(DatasetStart.known(session, project.pipeline().pipeline()));
                    engine.measured(ledger.of(session, engine.freshnessChecks()));
                    return null;
                }));
    }

    private void heard(Event event, Instant at) {
        engines.all().forEach(engine -> engine.heard(event, at));
    }

    private void historyIsComplete() {
        engines.all().forEach(AbsenceEngine::historyIsComplete);
    }

    @PostConstruct
    void start() {
        events.ifPresent(RecentEvents::start);
        looks.scheduleWithFixedDelay(
                () -> engines.all().forEach(AbsenceEngine::look), LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /** Told by the watch when the warehouse is ready, is paused, and is gone. */
    @Produces
    @Singleton
    WarehouseListeners absenceListeners() {
        List<WarehouseListener> listeners = new ArrayList<>(engines.all());
        listeners.addAll(gates);
        return new WarehouseListeners(listeners);
    }

    /** Not alive when nobody looks any more: only a new process helps. */
    @Produces
    @Liveness
    HealthCheck absence() {
        return () -> HealthCheckResponse.named("absence")
                .status(events.map(RecentEvents::isAlive).orElse(true))
                .build();
    }

    @PreDestroy
    void stop() {
        looks.shutdownNow();
        events.ifPresent(RecentEvents::close);
        gates.forEach(WarehouseGate::close);
        s3.close();
    }
}
