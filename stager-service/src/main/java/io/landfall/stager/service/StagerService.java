package io.landfall.stager.service;

import io.landfall.aws.AwsClients;
import io.landfall.event.FilesLanded;
import io.landfall.event.PipelineCommand;
import io.landfall.event.QualityEvent;
import io.landfall.flow.Delivery;
import io.landfall.flow.WarehouseListener;
import io.landfall.flow.WarehouseListeners;
import io.landfall.messaging.EventPublisher;
import io.landfall.messaging.ReceivedEvent;
import io.landfall.project.Installation;
import io.landfall.project.WarehouseDefinition;
import io.landfall.service.PipelineEngines;
import io.landfall.service.ServiceConfig;
import io.landfall.service.WarehouseConnector;
import io.landfall.stager.RequestEngine;
import io.landfall.stager.StagerEngine;
import io.landfall.stager.copy.CopySlots;
import io.landfall.stager.copy.S3ObjectStore;
import io.landfall.stager.notification.IgnoredTally;
import io.landfall.stager.notification.NotificationHandler;
import io.landfall.stager.notification.Router;
import io.landfall.stager.notification.queue.Discovery;
import io.landfall.stager.notification.queue.DiscoverySettings;
import io.landfall.stager.reconcile.BucketListing;
import io.landfall.stager.restage.RestageEngine;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment.Strategy;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Joins the stager's engines to Kafka, SQS and S3. */
@Startup
@ApplicationScoped
public class StagerService {

    static final String NOTIFICATIONS = "stager-notifications";

    private final SqsClient sqs;
    private final S3Client s3;
    private final PipelineEngines<StagerEngine> engines;
    private final PipelineEngines<RequestEngine> requests;
    private final PipelineEngines<RestageEngine> restages;
    private final NotificationFollower notifications;
    private final NotificationTopic topic;

    StagerService(
            Installation installation,
            ServiceConfig config,
            NotificationConfig discovery,
            WarehouseConnector connector,
            EventPublisher events) {
        WarehouseDefinition warehouse = installation.warehouse();
        var region = AwsClients.region(warehouse.region());
        this.sqs = AwsClients.build(SqsClient.builder().region(region));
        this.s3 = AwsClients.build(
                S3Client.builder().region(region).forcePathStyle(config.s3().pathStyle()));
        CopySlots slots = new CopySlots(config.warehouse().copies());
        this.engines = PipelineEngines.of(
                installation,
                project -> new StagerEngine(
                        project,
                        events,
                        open -> new S3ObjectStore(s3, open.ready().landingBucket()),
                        connector::connect,
                        slots));
        this.requests = PipelineEngines.of(
                installation,
                project -> new RequestEngine(
                        project,
                        events,
                        engines.of(project.pipeline().pipeline()).gate(),
                        bucket -> new BucketListing(s3, bucket)));
        this.restages = PipelineEngines.of(
                installation,
                project -> new RestageEngine(
                        project.pipeline(),
                        events,
                        engines.of(project.pipeline().pipeline()).gate(),
                        bucket -> new BucketListing(s3, bucket)));
        String name = warehouse.warehouse();
        IgnoredTally ignored = new IgnoredTally(name, events, Clock.systemUTC());
        NotificationHandler handler = handler(installation, events, discovery.deadLetters(), ignored);
        var settings = DiscoverySettings.of(discovery.receivers());
        this.notifications =
                new NotificationFollower(name, new Discovery(name, sqs, handler, ignored, events, settings));
        this.topic = new NotificationTopic(handler);
    }

    private static NotificationHandler handler(
            Installation installation, EventPublisher events, String deadLetters, IgnoredTally ignored) {
        return new NotificationHandler(
                new Router(installation.pipelines()),
                events,
                (body, reason) -> events.publishRaw(deadLetters, body, reason),
                ignored);
    }

    @PostConstruct
    void start() {
        engines.all().forEach(StagerEngine::start);
        requests.all().forEach(RequestEngine::start);
    }

    @Incoming("stager-files")
    @Acknowledgment(Strategy.MANUAL)
    @Blocking
    CompletionStage<Void> onFiles(Message<String> message) {
        return ReceivedEvent.handle(
                message,
                FilesLanded.class,
                landed -> engines.give(landed.event().pipeline(), followed(landed), StagerEngine::offer));
    }

    private Delivery<FilesLanded> followed(Delivery<FilesLanded> landed) {
        RequestEngine engine = requests.of(landed.event().pipeline());
        return engine == null ? landed : engine.followed(landed);
    }

    @Incoming("stager-commands")
    @Acknowledgment(Strategy.MANUAL)
    @Blocking
    CompletionStage<Void> onCommand(Message<String> message) {
        return ReceivedEvent.handle(
                message,
                PipelineCommand.class,
                command -> requests.give(command.event().pipeline(), command, RequestEngine::offer));
    }

    /** Retries that stage files again. */
    @Incoming("stager-quality")
    @Acknowledgment(Strategy.MANUAL)
    @Blocking
    CompletionStage<Void> onQuality(Message<String> message) {
        return ReceivedEvent.handle(
                message,
                QualityEvent.class,
                quality -> restages.give(quality.event().pipeline(), quality, RestageEngine::offer));
    }

    /** Notifications that come over Kafka, where {@link NotificationConfig#topic} names a topic. */
    @Incoming(NOTIFICATIONS)
    @Acknowledgment(Strategy.MANUAL)
    @Blocking
    CompletionStage<Void> onNotifications(Message<List<String>> messages) {
        return topic.take(messages);
    }

    /** Told by the watch when the warehouse is ready, is paused, and is gone. */
    @Produces
    @Singleton
    WarehouseListeners warehouseListeners() {
        List<WarehouseListener> listeners = new ArrayList<>(List.of(notifications));
        engines.all().forEach(engine -> listeners.add(engine.gate()));
        listeners.addAll(requests.all());
        return new WarehouseListeners(listeners);
    }

    /** Not alive when a worker is gone: only a new process helps. */
    @Produces
    @Liveness
    HealthCheck workers() {
        return () -> HealthCheckResponse.named("stage workers")
                .status(engines.all().stream().allMatch(StagerEngine::isAlive)
                        && requests.all().stream().allMatch(RequestEngine::isAlive)
                        && restages.all().stream().allMatch(RestageEngine::isAlive))
                .build();
    }

    @PreDestroy
    void stop() {
        topic.close();
        notifications.close();
        restages.all().forEach(RestageEngine::close);
        requests.all().forEach(RequestEngine::close);
        engines.all().forEach(StagerEngine::close);
        sqs.close();
        s3.close();
    }
}
