package io.landfall.stager.service;

import io.landfall.aws.AwsClients;
import io.landfall.event.ClusterPaused;
import io.landfall.event.FilesLanded;
import io.landfall.event.Topic;
import io.landfall.flow.WarehouseGate;
import io.landfall.messaging.EventPublisher;
import io.landfall.messaging.ReceivedEvent;
import io.landfall.project.PipelineDefinition;
import io.landfall.project.Project;
import io.landfall.service.ServiceConfig;
import io.landfall.service.WarehouseConnector;
import io.landfall.stager.StagerEngine;
import io.landfall.stager.copy.S3ObjectStore;
import io.landfall.stager.notification.IgnoredTally;
import io.landfall.stager.notification.NotificationHandler;
import io.landfall.stager.notification.Router;
import io.landfall.stager.notification.queue.Discovery;
import io.landfall.stager.notification.queue.DiscoverySettings;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
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

/** Joins the stager's engine to Kafka, SQS and S3. */
@Startup
@ApplicationScoped
public class StagerService implements WarehouseGate.Preparation {

    static final String NOTIFICATIONS = "stager-notifications";
    private static final String GROUP = "stager";

    private final SqsClient sqs;
    private final S3Client s3;
    private final StagerEngine engine;
    private final WarehouseGate gate;
    private final Discovery discovery;
    private final NotificationTopic topic;

    StagerService(
            Project project,
            ServiceConfig config,
            NotificationConfig notifications,
            WarehouseConnector connector,
            EventPublisher events) {
        var region = AwsClients.region(project.warehouse().region());
        this.sqs = AwsClients.build(SqsClient.builder().region(region));
        this.s3 = AwsClients.build(
                S3Client.builder().region(region).forcePathStyle(config.s3().pathStyle()));
        this.engine = new StagerEngine(
                project, events, open -> new S3ObjectStore(s3, open.ready().landingBucket()));
        String warehouse = project.warehouse().warehouse();
        this.gate = new WarehouseGate(warehouse, connector::connect, this);
        IgnoredTally ignored = new IgnoredTally(warehouse, events, Clock.systemUTC());
        NotificationHandler handler = handler(List.of(project.pipeline()), events, ignored);
        var settings = DiscoverySettings.of(notifications.receivers());
        this.discovery = new Discovery(warehouse, sqs, handler, ignored, events, settings);
        this.topic = new NotificationTopic(handler);
    }

    private static NotificationHandler handler(
            List<PipelineDefinition> pipelines, EventPublisher events, IgnoredTally ignored) {
        String deadLetters = Topic.deadLetters(Topic.NOTIFICATIONS, GROUP);
        return new NotificationHandler(
                new Router(pipelines), events, (body, why) -> events.publishRaw(deadLetters, body, why), ignored);
    }

    @PostConstruct
    void start() {
        engine.start(gate);
    }

    @Incoming("stager-files")
    @Acknowledgment(Strategy.MANUAL)
    @Blocking
    CompletionStage<Void> onFiles(Message<String> message) {
        return ReceivedEvent.handle(message, FilesLanded.class, engine::offer);
    }

    /** Notifications that come over Kafka, where {@link NotificationConfig#topic} names a topic. */
    @Incoming(NOTIFICATIONS)
    @Acknowledgment(Strategy.MANUAL)
    @Blocking
    CompletionStage<Void> onNotifications(Message<List<String>> messages) {
        return topic.take(messages);
    }

    /** Told by the watch when the warehouse is ready, and when it is gone. */
    @Produces
    @Singleton
    WarehouseGate gate() {
        return gate;
    }

    /** Files are heard of before the warehouse answers: one that was paused without a word is resumed by them. */
    @Override
    public void prepare(WarehouseGate.Open open) throws Exception {
        discovery.follow(open.ready().notificationQueue());
        engine.prepare(open);
    }

    @Override
    public void paused(ClusterPaused warehouse) {
        discovery.follow(warehouse.notificationQueue());
    }

    @Override
    public void withdraw() {
        discovery.withdraw();
    }

    /** Not alive when a worker is gone: only a new process helps. */
    @Produces
    @Liveness
    HealthCheck workers() {
        return () -> HealthCheckResponse.named("stage workers")
                .status(engine.isAlive())
                .build();
    }

    @PreDestroy
    void stop() {
        gate.close();
        topic.close();
        discovery.close();
        engine.close();
        sqs.close();
        s3.close();
    }
}
