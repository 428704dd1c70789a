package io.landfall.quality.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.event.AcknowledgeAlert;
import io.landfall.event.AlertAcknowledged;
import io.landfall.event.AlertCleared;
import io.landfall.event.AlertRaised;
import io.landfall.event.Cause;
import io.landfall.event.ClusterFailed;
import io.landfall.event.Event;
import io.landfall.event.FilesRejected;
import io.landfall.event.LoadFailed;
import io.landfall.event.PauseCluster;
import io.landfall.event.RejectedFile;
import io.landfall.event.SettleDeadLetters;
import io.landfall.flow.Delivery;
import io.landfall.flow.RecordedAnnouncements;
import io.landfall.project.Installation;
import io.landfall.project.ProjectReader;
import io.landfall.quality.alert.rule.AlertRules;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlertEngineTest {

    private static final Instant AT = Instant.parse("2026-11-21T03:00:00Z");

    private final Installation installation =
            Installation.of(ProjectReader.read(Path.of("..", "examples", "sparkify")));
    private final String warehouse = installation.warehouse().warehouse();
    private final RecordedAnnouncements announced = new RecordedAnnouncements();
    private final AlertBook book = new AlertBook(warehouse);
    private final AlertDesk desk = new AlertDesk(book, announced, Clock.systemUTC(), "docs/runbook/");
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AlertEngine engine =
            new AlertEngine(book, desk, AlertRules.of(installation), new OwnFacts(installation), Duration.ofMillis(10));

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void factsAreTakenInTheirOrderAndAcknowledgedWhenWhatFollowsIsTold() throws Exception {
        engine.start();
        offer(new LoadFailed("sparkify", "b1", 1, "no"));
        assertThat(acknowledged).as("the book is not complete").hasValue(0);
        desk.bookIsComplete();
        offer(new AcknowledgeAlert(warehouse, "r1", "sparkify/load-failed/b1", "ann", null));
        await().until(() -> acknowledged.get() == 2);
        assertThat(announced.all())
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(AlertRaised.class),
                        second -> assertThat(second).isInstanceOf(AlertAcknowledged.class));
        assertThat(announced.causes()).containsOnly(new Cause("chain", "fact"));
    }

    @Test
    void whatKafkaDidNotTakeIsToldLaterAndAcknowledgedThen() throws Exception {
        engine.start();
        desk.bookIsComplete();
        announced.failNext(AlertRaised.class);
        offer(new LoadFailed("sparkify", "b1", 1, "no"));
        await().until(() -> acknowledged.get() == 1);
        assertThat(announced.of(AlertRaised.class)).hasSize(1);
    }

    @Test
    void factARuleStumblesOverHoldsUpNoOther() throws Exception {
        Rule stumbling = (fact, decisions) -> {
            throw new IllegalStateException("a mistake of the rule's own");
        };
        List<Rule> rules = Stream.concat(Stream.of(stumbling), AlertRules.of(installation).stream())
                .toList();
        try (AlertEngine another =
                new AlertEngine(book, desk, rules, new OwnFacts(installation), Duration.ofMillis(10))) {
            another.start();
            desk.bookIsComplete();
            another.offer(new Delivery<>(
                    new LoadFailed("sparkify", "b1", 1, "no"),
                    AT,
                    new Cause("chain", "fact"),
                    acknowledged::incrementAndGet));
            await().until(() -> acknowledged.get() == 1);
        }
        assertThat(announced.of(AlertRaised.class)).hasSize(1);
    }

    @Test
    void deadLettersAreToldByTopic() throws Exception {
        engine.start();
        desk.bookIsComplete();
        for (int i = 0; i < 3; i++) {
            String topic = i == 2 ? "landfall.files.stager.dev.dlq" : "landfall.tables.quality.dev.dlq";
            engine.offer(new DeadLetter(topic, "no event", null, "0/" + i, AT), acknowledged::incrementAndGet);
        }
        await().until(() -> acknowledged.get() == 3);
        assertThat(announced.of(AlertRaised.class))
                .extracting(AlertRaised::key)
                .containsExactly(
                        warehouse + "/dead-letters/landfall.tables.quality.dev.dlq",
                        warehouse + "/dead-letters/landfall.files.stager.dev.dlq");
        assertThat(announced.of(AlertRaised.class).get(0).summary())
                .isEqualTo("1 record could not be processed and is set aside in landfall.tables.quality.dev.dlq");
    }

    @Test
    void settledDeadLettersAreOverAndWhatCameLaterIsNot() throws Exception {
        engine.start();
        desk.bookIsComplete();
        String settled = "landfall.files.stager.dev.dlq";
        String grown = "landfall.tables.quality.dev.dlq";
        engine.offer(new DeadLetter(settled, "no event", null, "0/1", AT), acknowledged::incrementAndGet);
        engine.offer(new DeadLetter(grown, "no event", null, "0/1", AT), acknowledged::incrementAndGet);
        engine.offer(new DeadLetter(grown, "no event", null, "0/2", AT.plusMillis(1)), acknowledged::incrementAndGet);
        offer(new SettleDeadLetters(warehouse, "r1", settled, "retried", 1, AT, "ann"));
        offer(new SettleDeadLetters(warehouse, "r2", grown, "discarded", 1, AT, "ann"));
        offer(new SettleDeadLetters("other", "r3", grown, "discarded", 2, AT.plusSeconds(9), "ann"));
        await().until(() -> acknowledged.get() == 6);
        assertThat(announced.of(AlertCleared.class)).singleElement().satisfies(over -> {
            assertThat(over.key()).isEqualTo(warehouse + "/dead-letters/" + settled);
            assertThat(over.reason()).isEqualTo("retried by ann");
        });
        assertThat(book.open()).extracting(AlertRaised::subject).containsExactly(grown);
    }

    @Test
    void deadLettersThatAreSettledBeforeAnybodyWasToldAreNotTold() throws Exception {
        engine.start();
        desk.bookIsComplete();
        String topic = "landfall.files.stager.dev.dlq";
        offer(new SettleDeadLetters(warehouse, "r1", topic, "retried", 2, AT, "ann"));
        engine.offer(new DeadLetter(topic, "no event", null, "0/1", AT.minusSeconds(1)), acknowledged::incrementAndGet);
        engine.offer(new DeadLetter(topic, "no event", null, "0/2", AT), acknowledged::incrementAndGet);
        await().until(() -> acknowledged.get() == 3);
        assertThat(announced.all()).isEmpty();
    }

    @Test
    void messagesThatNoSinkTookAreCalledThat() throws Exception {
        engine.start();
        desk.bookIsComplete();
        String topic = "landfall.alerts.notify.dev.dlq";
        engine.offer(new DeadLetter(topic, "HTTP 404: no_service", "team", "0/1", AT), acknowledged::incrementAndGet);
        engine.offer(new DeadLetter(topic, "no event", null, "0/2", AT), acknowledged::incrementAndGet);
        await().until(() -> acknowledged.get() == 2);
        assertThat(announced.of(AlertRaised.class)).singleElement().satisfies(alert -> {
            assertThat(alert.summary())
                    .isEqualTo("1 message could not be delivered to sink team: HTTP 404: no_service");
            assertThat(alert.evidence()).isEqualTo("record 0/1 of " + topic + ": HTTP 404: no_service");
            assertThat(alert.action()).isEqualTo("./landfall dead-letters show " + topic);
        });
    }

    @Test
    void whatIsAboutOtherInstallationsIsAcknowledgedAndLeftAlone() throws Exception {
        offer(new LoadFailed("other", "b1", 1, "no"));
        offer(new ClusterFailed("other", "r", "role", "no"));
        offer(new FilesRejected(
                null, null, List.of(new RejectedFile("other-bucket", "k", "v", 0, "no", null, null, null, null))));
        offer(new PauseCluster(warehouse, "r"));
        assertThat(acknowledged).hasValue(4);
    }

    private void offer(Event event) throws InterruptedException {
        engine.offer(new Delivery<>(event, AT, new Cause("chain", "fact"), acknowledged::incrementAndGet));
    }
}
