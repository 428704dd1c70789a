package io.landfall.stager.notification.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.event.Cause;
import io.landfall.event.Event;
import io.landfall.event.FileEvent;
import io.landfall.event.FilesLanded;
import io.landfall.event.LandedFile;
import io.landfall.event.NotificationsDead;
import io.landfall.event.NotificationsIgnored;
import io.landfall.flow.Announcer;
import io.landfall.flow.RecordedAnnouncements;
import io.landfall.project.PipelineDefinition;
import io.landfall.project.ProjectReader;
import io.landfall.stager.notification.Bodies;
import io.landfall.stager.notification.IgnoredTally;
import io.landfall.stager.notification.NotificationHandler;
import io.landfall.stager.notification.Refusing;
import io.landfall.stager.notification.Router;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a real queue to announcements. */
class DiscoveryIT {

    private static final PipelineDefinition SPARKIFY =
            ProjectReader.read(Path.of("..", "examples", "sparkify")).pipeline();
    private static final DiscoverySettings QUICK =
            new DiscoverySettings(2, Duration.ofSeconds(2), Duration.ofMinutes(1), Duration.ofSeconds(1));

    private static SqsFixture sqs;

    private final RecordedAnnouncements announced = new RecordedAnnouncements();
    private Discovery discovery;

    @BeforeAll
    static void start() {
        sqs = new SqsFixture();
    }

    @AfterAll
    static void stop() {
        sqs.close();
    }

    @AfterEach
    void end() {
        if (discovery != null) {
            discovery.close();
        }
    }

    @Test
    void everyMessageOfABurstIsAnnouncedAndDeleted() {
        String queue = sqs.create("burst");
        sqs.send(queue, landed(300));
        discover(announced).follow(queue);
        await().until(() -> sqs.messages(queue) == 0);
        assertThat(keys()).hasSize(300);
    }

    @Test
    void messagesThatTakeLongStayHiddenFromOthers() throws Exception {
        String queue = sqs.create("slow");
        sqs.send(queue, landed(1));
        CountDownLatch kafkaIsBack = new CountDownLatch(1);
        AtomicInteger attempts = new AtomicInteger();
        discover(new Slow(announced, kafkaIsBack, attempts)).follow(queue);
        await().until(() -> attempts.get() == 1);
        // Longer than the visibility: without a heartbeat the other receiver has it by then.
        List<?> seen = sqs.client()
                .receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(4))
                .messages();
        kafkaIsBack.countDown();
        await().until(() -> sqs.messages(queue) == 0);
        assertThat(seen).isEmpty();
        assertThat(attempts).hasValue(1);
    }

    @Test
    void messagesComeAgainUntilKafkaHasThem() {
        String queue = sqs.create("again");
        sqs.send(queue, landed(5));
        discover(new Refusing(announced)).follow(queue);
        await().until(() -> sqs.messages(queue) == 0);
        assertThat(keys()).hasSize(5);
    }

    @Test
    void queueThatDoesNotExistYetIsReadOnceItDoes() {
        String url = sqs.create("first").replace("first", "later");
        int refused = sqs.refused();
        discover(announced).follow(url);
        await().until(() -> sqs.refused() > refused + 1);
        sqs.create("later");
        sqs.send(url, landed(1));
        await().until(() -> keys().size() == 1);
    }

    @Test
    void whatOpenCallsStillBringAfterWithdrawalIsGivenBack() {
        String queue = sqs.client().createQueue(r -> r.queueName("withdrawn")).queueUrl();
        discover(announced).follow(queue);
        discovery.withdraw();
        sqs.send(queue, landed(3));
        Set<String> left = new HashSet<>();
        await().until(() -> {
            sqs.client()
                    .receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10))
                    .messages()
                    .forEach(message -> left.add(message.body()));
            return left.size() == 3;
        });
        assertThat(keys()).isEmpty();
    }

    @Test
    void whatWasIgnoredIsToldAtTheEnd() {
        String queue = sqs.create("ignored");
        sqs.send(queue, List.of(Bodies.s3("ObjectRemoved:Delete", "k"), Bodies.s3("ObjectRemoved:Delete", "l")));
        discover(announced).follow(queue);
        await().until(() -> sqs.messages(queue) == 0);
        discovery.close();
        assertThat(announced.of(NotificationsIgnored.class))
                .singleElement()
                .satisfies(event -> assertThat(event.reasons()).containsEntry("removal", 2L));
    }

    @Test
    void changesOfTheDeadLettersAreAnnounced() {
        String queue = sqs.create("poisoned");
        String dead = queue + "-dead";
        sqs.send(dead, landed(3));
        discover(announced).follow(queue);
        await().until(() -> announced.of(NotificationsDead.class).size() == 1);
        assertThat(announced.of(NotificationsDead.class).get(0))
                .satisfies(event -> assertThat(event.messages()).isEqualTo(3))
                .satisfies(event -> assertThat(event.queue()).isEqualTo(dead));
        // Messages that are sent to it directly have no source; SQS moves back only what it put there itself.
        assertThat(new DeadLetterQueue(sqs.client(), queue)
                        .count()
                        .orElseThrow()
                        .messages())
                .isEqualTo(3);
        sqs.client().purgeQueue(r -> r.queueUrl(dead));
        await().until(() -> announced.of(NotificationsDead.class).size() == 2);
        assertThat(announced.of(NotificationsDead.class).get(1).messages()).isZero();
    }

    @Test
    void deadLettersAreMovedBackWhenSomebodyAsks() {
        String queue = sqs.create("moved");
        sqs.send(queue, landed(2));
        for (int i = 0; i < 3; i++) {
            sqs.client()
                    .receiveMessage(
                            r -> r.queueUrl(queue).maxNumberOfMessages(10).visibilityTimeout(0));
        }
        assertThat(sqs.messages(queue + "-dead")).isEqualTo(2);
        DeadLetterQueue deadLetters = new DeadLetterQueue(sqs.client(), queue);
        assertThat(deadLetters.moveBack()).isPresent();
        await().until(() -> sqs.messages(queue) == 2);
        assertThat(sqs.messages(queue + "-dead")).isZero();
    }

    @Test
    void queueWithoutDeadLettersHasNone() {
        String queue = sqs.client().createQueue(r -> r.queueName("plain")).queueUrl();
        assertThat(new DeadLetterQueue(sqs.client(), queue).count()).isEmpty();
        assertThat(new DeadLetterQueue(sqs.client(), queue).moveBack()).isEmpty();
    }

    private Discovery discover(Announcer announcer) {
        IgnoredTally tally = new IgnoredTally("w", announcer, Clock.systemUTC());
        NotificationHandler handler =
                new NotificationHandler(new Router(List.of(SPARKIFY)), announcer, (body, reason) -> {}, tally);
        discovery = new Discovery("w", sqs.client(), handler, tally, announcer, QUICK);
        return discovery;
    }

    private List<String> keys() {
        return announced.of(FilesLanded.class).stream()
                .flatMap(event -> event.files().stream())
                .map(LandedFile::key)
                .distinct()
                .toList();
    }

    private static List<String> landed(int files) {
        return IntStream.range(0, files)
                .mapToObj(i -> Bodies.s3("ObjectCreated:Put", "song_data/" + i + ".json"))
                .toList();
    }

    /** Kafka that answers when it is told to. */
    private record Slow(Announcer later, CountDownLatch back, AtomicInteger attempts) implements Announcer {

        @Override
        public void announce(Cause cause, Event event) {
            announceFirst(event);
        }

        @Override
        public void announceFirst(Event event) {
            if (event instanceof FileEvent) {
                attempts.incrementAndGet();
                try {
                    assertThat(back.await(30, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            later.announceFirst(event);
        }
    }
}
