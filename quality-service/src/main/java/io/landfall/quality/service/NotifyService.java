package io.landfall.quality.service;

import io.landfall.aws.AwsClients;
import io.landfall.event.AlertEvent;
import io.landfall.messaging.EventPublisher;
import io.landfall.messaging.ReceivedEvent;
import io.landfall.project.Installation;
import io.landfall.project.alert.AlertsDefinition;
import io.landfall.project.alert.AlertsFile;
import io.landfall.quality.alert.AlertBook;
import io.landfall.quality.notify.Notifier;
import io.landfall.quality.notify.SinkTrial;
import io.landfall.quality.notify.Sinks;
import io.landfall.quality.notify.ToldBefore;
import io.landfall.quality.notify.delivery.DeadLetters;
import io.landfall.quality.notify.delivery.RetrySchedule;
import io.landfall.quality.notify.delivery.Sink;
import io.landfall.quality.notify.delivery.SinkQueue;
import io.landfall.quality.notify.sink.HttpSender;
import io.landfall.quality.notify.sink.Secrets;
import io.landfall.quality.notify.sink.SinkFactory;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment.Strategy;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** Joins the notifier to Kafka, to {@code alerts.yaml}, to AWS and to the mail server. */
@Startup
@ApplicationScoped
public class NotifyService {

    private static final Logger LOG = LoggerFactory.getLogger(NotifyService.class);
    private static final String UNDELIVERED = "mp.messaging.incoming.quality-notify.dead-letter-queue.topic";
    private static final int REGION_OF_ARN = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Notifier notifier;
    private final ToldBefore toldBefore;
    private final Instant routesSince;
    private boolean remembers;

    NotifyService(
            Installation installation,
            EventPublisher publisher,
            ReactiveMailer mailer,
            AlertBook book,
            ToldBefore toldBefore,
            @ConfigProperty(name = UNDELIVERED) String undelivered) {
        this.toldBefore = toldBefore;
        this.routesSince = AlertsFile.changed(installation.first().directory());
        AlertsDefinition alerts = alerts(installation);
        Clock clock = Clock.systemUTC();
        DeadLetters deadLetters = (sink, value, reason) -> publisher.publishRaw(
                undelivered, value, Map.of(DeadLetterReader.REASON, reason, DeadLetterReader.SINK, sink));
        SinkFactory factory =
                new SinkFactory(secrets(clock), new HttpSender(), snsClients(), new QuarkusMail(mailer), clock);
        List<Sink> made = alerts.sinks().stream().map(factory::sink).toList();
        Sinks sinks = new Sinks(
                made, sink -> new SinkQueue(sink, RetrySchedule.standard(), deadLetters, clock, NotifyService::pause));
        SinkTrial trial = new SinkTrial(sinks, publisher, clock);
        this.notifier = new Notifier(
                installation.warehouse().warehouse(), alerts.routes(), sinks, new BookStates(book), trial, clock);
    }

    private static AlertsDefinition alerts(Installation installation) {
        return AlertsFile.read(installation.first().directory()).orElseGet(() -> {
            LOG.info("there is no {} beside warehouse.yaml: alerts are events, and nobody is told", AlertsFile.NAME);
            return new AlertsDefinition(List.of(), List.of());
        });
    }

    private static Secrets secrets(Clock clock) {
        Map<String, SecretsManagerClient> clients = new ConcurrentHashMap<>();
        return new Secrets(
                System::getenv,
                arn -> clients.computeIfAbsent(arn.split(":")[REGION_OF_ARN], NotifyService::secretsManager)
                        .getSecretValue(r -> r.secretId(arn))
                        .secretString(),
                clock);
    }

    private static SecretsManagerClient secretsManager(String region) {
        return AwsClients.build(SecretsManagerClient.builder().region(AwsClients.region(region)));
    }

    private static Function<String, SnsClient> snsClients() {
        Map<String, SnsClient> clients = new ConcurrentHashMap<>();
        return region -> clients.computeIfAbsent(
                region, name -> AwsClients.build(SnsClient.builder().region(AwsClients.region(name))));
    }

    private static void pause(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
    }

    @PostConstruct
    void start() {
        notifier.start();
        // No event may ever come: what was muted is to be told all the same.
        Thread memory = new Thread(this::rememberUnasked, "told-before");
        memory.setDaemon(true);
        memory.start();
    }

    private void rememberUnasked() {
        try {
            toldBefore.await();
            remember();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Incoming("quality-notify")
    @Acknowledgment(Strategy.MANUAL)
    @Blocking
    CompletionStage<Void> onAlert(Message<String> message) throws InterruptedException {
        remember();
        return ReceivedEvent.handle(message, AlertEvent.class, notifier::offer);
    }

    /** Before anything is acknowledged, so that what was before the start is told from what came since. */
    private synchronized void remember() throws InterruptedException {
        if (!remembers) {
            notifier.remember(toldBefore.alerts(routesSince, PATIENCE));
            remembers = true;
        }
    }

    /** Not alive when something that sends is gone: only a new process helps. */
    @Produces
    @Liveness
    HealthCheck senders() {
        return () -> HealthCheckResponse.named("alert senders")
                .status(notifier.isAlive())
                .build();
    }

    @PreDestroy
    void stop() {
        notifier.close();
    }
}
