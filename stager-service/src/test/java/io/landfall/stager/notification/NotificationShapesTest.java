package io.landfall.stager.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.LandedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every shape in which a new object is announced. */
class NotificationShapesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '~',
            value = {
                "a/red+fl%C3%B6wer.json ~a/red flöwer.json~",
                "a%2Bb.json a+b.json",
                "100%25.json 100%.json",
                "%22quoted%22+%27.json ~\"quoted\" '.json~",
                "%E2%98%83/%F0%9F%9A%B2.json ☃/🚲.json",
                "a%2Fb%2Fc.json a/b/c.json",
                "plain/log_data/2018-11-01.json plain/log_data/2018-11-01.json"
            })
    void keyOfS3IsDecodedAsAForm(String encoded, String key) {
        assertThat(NotificationParser.parse(Bodies.s3("ObjectCreated:Put", encoded)))
                .containsExactly(landed(key, "v1", "0055AED6DCD90281E5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+b.json", "100%.json", "a%20b.json", "with blank.json", "☃/🚲.json"})
    void keyOfEventBridgeIsTakenAsItIs(String key) {
        assertThat(NotificationParser.parse(Bodies.eventBridge("Object Created", key)))
                .containsExactly(landed(key, "IYV3p45BT0ac8hjHg1houSdS1a.Mro8e", "617F08299329D189"));
    }

    @Test
    void keyOfMinioHasItsSlashesDecodedToo() {
        assertThat(NotificationParser.parse(Bodies.minio("s3:ObjectCreated:Put", "log+data%2Fa%2Bb.json", 5L)))
                .containsExactly(landed("log data/a+b.json", null, "17A0B1C2D3E4F5A6"));
    }

    @Test
    void emptyFileOfMinioHasNoSize() {
        assertThat(NotificationParser.parse(Bodies.minio("s3:ObjectCreated:Put", "a.json", null)))
                .containsExactly(
                        new Notification.Landed(new LandedFile("b", "a.json", null, "d41d", 0, "17A0B1C2D3E4F5A6")));
    }

    @Test
    void snsWrapsAnyOtherShape() {
        assertThat(NotificationParser.parse(Bodies.sns(Bodies.s3("ObjectCreated:Put", "a+%22b%22.json"))))
                .containsExactly(landed("a \"b\".json", "v1", "0055AED6DCD90281E5"));
        assertThat(NotificationParser.parse(Bodies.sns(Bodies.eventBridge("Object Created", "a+b"))))
                .containsExactly(landed("a+b", "IYV3p45BT0ac8hjHg1houSdS1a.Mro8e", "617F08299329D189"));
        assertThat(NotificationParser.parse(Bodies.sns("{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\"}")))
                .containsExactly(new Notification.Ignored(IgnoredReason.TEST_EVENT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ObjectCreated:Put",
                "ObjectCreated:Post",
                "ObjectCreated:Copy",
                "ObjectCreated:CompleteMultipartUpload",
                "s3:ObjectCreated:Put",
                "ObjectCreated:SomethingNew"
            })
    void everyWayToCreateAnObjectCounts(String kind) {
        assertThat(NotificationParser.parse(Bodies.s3(kind, "k")))
                .containsExactly(landed("k", "v1", "0055AED6DCD90281E5"));
    }

    @Test
    void storeWithoutSequencersAndVersionsIsUnderstood() {
        String body = """
                {"Records":[{"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"b"},
                "object":{"key":"k","size":5,"eTag":"\\"d41d\\"","addedLater":[1]}}}]}""";
        assertThat(NotificationParser.parse(body)).containsExactly(landed("k", null, null));
    }

    @Test
    void versionOfABucketWhoseVersioningIsSuspendedTellsNothing() {
        assertThat(NotificationParser.parse(Bodies.s3("ObjectCreated:Put", "k", "null")))
                .containsExactly(landed("k", null, "0055AED6DCD90281E5"));
    }

    private static Notification landed(String key, String version, String sequencer) {
        return new Notification.Landed(new LandedFile("b", key, version, "d41d", 5, sequencer));
    }
}
