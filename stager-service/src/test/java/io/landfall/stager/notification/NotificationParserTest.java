package io.landfall.stager.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.LandedFile;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationParserTest {

    private static final String PUT = """
            {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"us-west-2",
            "eventTime":"2026-11-20T12:00:00.000Z","eventName":"%s",
            "s3":{"s3SchemaVersion":"1.0","configurationId":"c",
            "bucket":{"name":"b","ownerIdentity":{"principalId":"p"},"arn":"arn:aws:s3:::b"},
            "object":{"key":"%s","size":%d,"eTag":"d41d","sequencer":"0055AED6DCD90281E5"}}}]}""";

    @Test
    void keyIsDecodedAsAForm() {
        assertThat(NotificationParser.parse(PUT.formatted("ObjectCreated:Put", "a/red+fl%C3%B6wer%2B.json", 5)))
                .isEqualTo(landed(new LandedFile("b", "a/red flöwer+.json", null, "d41d", 5, "0055AED6DCD90281E5")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ObjectCreated:CompleteMultipartUpload", "ObjectCreated:Copy", "s3:ObjectCreated:Put"})
    void everyWayToCreateAnObjectCounts(String event) {
        assertThat(NotificationParser.parse(PUT.formatted(event, "k", 5))).isInstanceOf(Notification.Landed.class);
    }

    @Test
    void removalsTestEventsAndFolderMarkersAreIgnored() {
        assertThat(NotificationParser.parse(PUT.formatted("ObjectRemoved:Delete", "k", 5)))
                .isInstanceOf(Notification.Ignored.class);
        assertThat(NotificationParser.parse(PUT.formatted("ObjectCreated:Put", "folder/", 0)))
                .isInstanceOf(Notification.Ignored.class);
        assertThat(NotificationParser.parse("{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"b\"}"))
                .isInstanceOf(Notification.Ignored.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "7",
                "null",
                "{",
                "{}",
                "{\"Records\":7}",
                "{\"Records\":[7]}",
                "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\"}]}",
                "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{\"name\":\"b\"},\"object\":{}}}]}"
            })
    void whatIsNoNotificationIsUnreadableWithAReason(String body) {
        assertThat(NotificationParser.parse(body))
                .isInstanceOfSatisfying(Notification.Unreadable.class, u -> assertThat(u.reason())
                        .isNotBlank());
    }

    @Property(tries = 300)
    void nothingMakesTheParserThrow(@ForAll String body) {
        assertThat(NotificationParser.parse(body)).isNotNull();
    }

    private static Notification landed(LandedFile file) {
        return new Notification.Landed(List.of(file));
    }
}
