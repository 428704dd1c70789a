package io.landfall.stager.service;

import io.landfall.aws.AwsClients;
import io.landfall.event.ClusterPaused;
import io.landfall.event.FilesLanded;
import io.landfall.event.PipelineCommand;
import io.landfall.event.Topic;
import io.landfall.flow.WarehouseGate;
import io.landfall.messaging.EventPublisher;
import io.landfall.messaging.ReceivedEvent;
import io.landfall.project.Project;
import io.landfall.service.ServiceConfig;
import io.landfall.service.WarehouseConnector;
import io.landfall.stager.RequestEngine;
import io.landfall.stager.StagerEngine;
import io.landfall.stager.copy.S3ObjectStore;
import io.landfall.stager.notification.NotificationHandler;
import io.landfall.stager.notification.QueuePoller;
import io.landfall.stager.notification.Router;
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
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Joins the stager's engine to Kafka, SQS and S3. */
@Startup
@ApplicationScoped
public class StagerService implements WarehouseGate.Preparation {

    private static final String GROUP = "stager";

    private final Project project;
    private final EventPublisher events;
    private final SqsClient sqs;
    private final S3Client s3;
    private final StagerEngine engine;
    private final WarehouseGate gate;
    private final RequestEngine requests;
    private QueuePoller poller;

    StagerService(Project project, ServiceConfig config, WarehouseConnector connector, EventPublisher events) {
        this.project = project;
        this.events = events;
        var region = AwsClients.region(project.warehouse().region());
        this.sqs = AwsClients.build(SqsClient.builder().region(region));
        this.s3 = AwsClients.build(
                S3Client.builder().region(region).forcePathStyle(config.s3().pathStyle()));
        this.engine = new StagerEngine(
                project, events, open -> new S3ObjectStore(s3, open.ready().landingBucket()));
        this.gate = new WarehouseGate(project.warehouse().warehouse(), connector::connect, this);
        this.requests = new RequestEngine(project, events, gate, s3);
    }

    @PostConstruct
    void start() {
        engine.start(gate);
        requests.start();
    }

    @Incoming("stager-files")
    @Acknowledgment(Strategy.MANUAL)
    @Blocking
    CompletionStage<Void> onFiles(Message<String> message) {
        return ReceivedEvent.handle(message, FilesLanded.class, engine::offer);
    }

    @Incoming("stager-commands")
    @Acknowledgment(Strategy.MANUAL)
    @Blocking
    CompletionStage<Void> onCommand(Message<String> message) {
        return ReceivedEvent.handle(message, PipelineCommand.class, requests::offer);
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
        follow(open.ready().notificationQueue());
        engine.prepare(open);
    }

    @Override
    public void paused(ClusterPaused warehouse) {
        follow(warehouse.notificationQueue());
    }

    private synchronized void follow(String queueUrl) {
        if (poller != null && poller.queueUrl().equals(queueUrl)) {
            return;
        }
        withdraw();
        Router router = new Router(project.pipeline());
        String deadLetters = Topic.deadLetters(Topic.NOTIFICATIONS, GROUP);
        NotificationHandler handler =
                new NotificationHandler(router, events, (body, reason) -> events.publishRaw(deadLetters, body, reason));
        poller = new QueuePoller(sqs, queueUrl, handler).start();
    }

    @Override
    public synchronized void withdraw() {
        if (poller != null) {
            poller.close();
            poller = null;
        }
    }

    /** Not alive when a worker is gone: only a new process helps. */
    @Produces
    @Liveness
    HealthCheck workers() {
        return () -> HealthCheckResponse.named("stage workers")
                .status(engine.isAlive() && requests.isAlive())
                .build();
    }

    @PreDestroy
    void stop() {
        gate.close();
        withdraw();
        requests.close();
        engine.close();
        sqs.close();
        s3.close();
    }
}
