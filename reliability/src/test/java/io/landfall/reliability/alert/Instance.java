package io.landfall.reliability.alert;

import io.landfall.event.AlertRaised;
import io.landfall.event.Cause;
import io.landfall.event.Event;
import io.landfall.event.EventCodec;
import io.landfall.event.EventEnvelope;
import io.landfall.flow.AnnouncementException;
import io.landfall.flow.Announcer;
import io.landfall.messaging.KafkaHeaders;
import io.landfall.quality.alert.AlertBook;
import io.landfall.quality.alert.AlertDecisions;
import io.landfall.quality.alert.AlertDesk;
import io.landfall.quality.notify.ToldBefore;
import io.landfall.quality.service.AlertTopic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A quality service's alerts, with nothing around them but Kafka. */
final class Instance implements Announcer, AutoCloseable {

    /** Of those who tell people. */
    static final String GROUP = "notify-dev";

    private static final int SECONDS = 20;

    private final KafkaProducer<String, String> producer;
    private final AlertBook book = new AlertBook("dev");
    private final AlertDesk desk = new AlertDesk(book, this, Clock.systemUTC(), "docs/runbook/");
    private final ToldBefore toldBefore = new ToldBefore("dev");
    private final AlertTopic topic;

    Instance(String kafka) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all"), new StringSerializer(), new StringSerializer());
        this.topic = new AlertTopic(Map.of("bootstrap.servers", kafka), book, GROUP, toldBefore, desk::bookIsComplete);
    }

    /** Begins to read what was told. */
    Instance start() {
        topic.start();
        return this;
    }

    AlertBook book() {
        return book;
    }

    /** The open alerts that the group had acknowledged before this instance began to read. */
    List<AlertRaised> toldBefore() throws InterruptedException {
        return toldBefore.alerts(Instant.EPOCH, Duration.ofSeconds(SECONDS)).told();
    }

    AlertDecisions decisions() {
        return desk.decisions();
    }

    @Override
    public void announce(Cause cause, Event event) {
        announceFirst(event);
    }

    @Override
    public void announceFirst(Event event) {
        Map<String, String> headers = EventCodec.headers(EventEnvelope.first("test", event));
        try {
            producer.send(new ProducerRecord<>(
                            event.topic().topicName(),
                            null,
                            event.key(),
                            EventCodec.json(event),
                            KafkaHeaders.of(headers)))
                    .get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            throw new AnnouncementException("Kafka did not take it", e);
        }
    }

    @Override
    public void close() {
        topic.close();
        producer.close();
    }
}
