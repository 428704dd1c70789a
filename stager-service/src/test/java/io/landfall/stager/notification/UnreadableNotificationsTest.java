package io.landfall.stager.notification;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no notification, or names no object, is set aside with a reason; what is beside it in the message is not. */
class UnreadableNotificationsTest {

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
                "{} {}",
                "{\"Records\":7}",
                "{\"Records\":[7]}",
                "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\"}]}",
                "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{\"name\":\"b\"},\"object\":{}}}]}",
                "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{\"name\":\"b\"},"
                        + "\"object\":{\"key\":\"k\",\"size\":1}}}]}",
                "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{\"name\":\"b\"},"
                        + "\"object\":{\"key\":\"k\",\"eTag\":\"e\",\"size\":-1}}}]}",
                "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{\"name\":\"b\"},"
                        + "\"object\":{\"key\":\"k\",\"eTag\":\"e\",\"size\":1e400}}}]}",
                "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{},"
                        + "\"object\":{\"key\":\"k\",\"eTag\":\"e\",\"size\":1}}}]}",
                "{\"Type\":\"Notification\",\"TopicArn\":\"arn\",\"Message\":\"hello\"}",
                "{\"Type\":\"Notification\",\"TopicArn\":\"arn\"}",
                "{\"detail-type\":\"Object Created\",\"source\":\"aws.s3\"}"
            })
    void whatIsNoNotificationIsUnreadableWithAReason(String body) {
        assertThat(NotificationParser.parse(body))
                .singleElement()
                .isInstanceOfSatisfying(Notification.Unreadable.class, u -> assertThat(u.reason())
                        .isNotBlank());
    }

    @ParameterizedTest
    @CsvSource({
        "%, not URL-encoded",
        "%zz, not URL-encoded",
        "%C3.json, not UTF-8",
        "a%00b, NUL",
        "\\ud83d, half a character",
        "'', empty"
    })
    void keysThatNoObjectCanHave(String key, String reason) {
        assertUnreadable(Bodies.s3("ObjectCreated:Put", key), reason);
    }

    @Test
    void keyLongerThanS3Allows() {
        assertUnreadable(Bodies.s3("ObjectCreated:Put", "%C3%B6".repeat(513)), "1024 bytes");
        assertThat(NotificationParser.parse(Bodies.s3("ObjectCreated:Put", "%C3%B6".repeat(512))))
                .singleElement()
                .isInstanceOf(Notification.Landed.class);
    }

    @Test
    void eventBridgeEventOfAnotherSourceSaysHowToFilter() {
        assertUnreadable(
                "{\"detail-type\":\"EC2 Instance State-change\",\"source\":\"aws.ec2\"}", "let the rule match");
    }

    @Test
    void subscriptionThatWaitsForItsConfirmationSaysSo() {
        assertUnreadable(
                "{\"Type\":\"SubscriptionConfirmation\",\"TopicArn\":\"arn:t\",\"Message\":\"You have chosen\"}",
                "confirm the subscription");
    }

    @Test
    void goodRecordsBesideBadOnesAreRead() {
        String one = Bodies.s3("ObjectCreated:Put", "good");
        String inner = one.substring(one.indexOf('[') + 1, one.lastIndexOf(']'));
        String bad = inner.replace("\"good\"", "\"%\"");
        assertThat(NotificationParser.parse("{\"Records\":[" + bad + ',' + inner + ",7," + inner + "]}"))
                .hasExactlyElementsOfTypes(
                        Notification.Unreadable.class,
                        Notification.Landed.class,
                        Notification.Unreadable.class,
                        Notification.Landed.class);
    }

    @Property(tries = 300)
    void nothingMakesTheParserThrow(@ForAll String body) {
        assertThat(NotificationParser.parse(body)).isNotEmpty();
    }

    @Property(tries = 300)
    void noKeyMakesTheParserThrow(@ForAll String key) {
        assertThat(NotificationParser.parse(Bodies.eventBridge("Object Created", key)))
                .hasSize(1);
        assertThat(NotificationParser.parse(Bodies.sns(key))).hasSize(1);
    }

    private static void assertUnreadable(String body, String reason) {
        assertThat(NotificationParser.parse(body))
                .singleElement()
                .isInstanceOfSatisfying(Notification.Unreadable.class, u -> assertThat(u.reason())
                        .contains(reason));
    }
}
