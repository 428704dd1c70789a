package io.landfall.stager.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.event.FilesLanded;
import io.landfall.event.NotificationsIgnored;
import io.landfall.flow.AnnouncementException;
import io.landfall.flow.RecordedAnnouncements;
import io.landfall.project.ProjectReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NotificationHandlerTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final RecordedAnnouncements announced = new RecordedAnnouncements();
    private final List<String> bodies = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private final IgnoredTally tally = new IgnoredTally("w", announced, Clock.fixed(NOON, ZoneOffset.UTC));
    private final Router router = new Router(
            List.of(ProjectReader.read(Path.of("..", "examples", "sparkify")).pipeline()));
    private final NotificationHandler handler = new NotificationHandler(
            router,
            announced,
            (body, reason) -> {
                bodies.add(body);
                reasons.add(reason);
            },
            tally);

    @Test
    void messagesOfAllShapesAreOneAnnouncementForADataset() {
        handler.handle(List.of(
                Bodies.s3("ObjectCreated:Put", "song_data/1.json"),
                Bodies.sns(Bodies.s3("ObjectCreated:Put", "song_data/2.json")),
                Bodies.eventBridge("Object Created", "song_data/3.json"),
                Bodies.minio("s3:ObjectCreated:Put", "song_data%2F4.json", 5L)));
        assertThat(announced.of(FilesLanded.class)).singleElement().satisfies(event -> assertThat(event.files())
                .hasSize(4));
        assertThat(bodies).isEmpty();
    }

    @Test
    void whatCannotBeReadIsSetAsideOnceAndTheRestGoesOn() {
        String good = Bodies.s3("ObjectCreated:Put", "song_data/1.json");
        String one = good.substring(good.indexOf('[') + 1, good.lastIndexOf(']'));
        String mixed = "{\"Records\":[7," + one + ",8]}";
        handler.handle(List.of("hello", mixed));
        assertThat(announced.of(FilesLanded.class)).hasSize(1);
        assertThat(bodies).containsExactly("hello", mixed);
        assertThat(reasons.get(0)).contains("not JSON");
        assertThat(reasons.get(1)).startsWith("2 records: ");
    }

    @Test
    void messageTooLongForKafkaIsKeptInPart() {
        String body = "x".repeat(1_000_000);
        handler.handle(List.of(body));
        assertThat(bodies.get(0)).hasSize(200_000);
        assertThat(reasons.get(0)).contains("of 1000000 characters");
    }

    @Test
    void whatIsIgnoredIsCountedByReasonAndToldOnce() {
        handler.handle(List.of(
                Bodies.s3("ObjectRemoved:Delete", "k"),
                Bodies.s3("ObjectRemoved:Delete", "k"),
                Bodies.s3("ObjectCreated:Put", "_landfall/manifests/m")));
        tally.announce();
        tally.announce();
        assertThat(announced.all())
                .containsExactly(new NotificationsIgnored("w", Map.of("removal", 2L, "own-file", 1L), NOON, NOON));
    }

    @Test
    void countsOutliveAKafkaThatIsAway() {
        IgnoredTally refused = new IgnoredTally("w", new Refusing(announced), Clock.fixed(NOON, ZoneOffset.UTC));
        refused.add(Map.of(IgnoredReason.REMOVAL, 3L));
        assertThatThrownBy(refused::announce).isInstanceOf(AnnouncementException.class);
        refused.announce();
        assertThat(announced.of(NotificationsIgnored.class))
                .singleElement()
                .satisfies(event -> assertThat(event.reasons()).containsEntry("removal", 3L));
    }
}
