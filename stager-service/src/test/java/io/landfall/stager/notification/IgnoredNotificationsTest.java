package io.landfall.stager.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no news of a file is left alone, each with the reason it is counted by. */
class IgnoredNotificationsTest {

    @ParameterizedTest
    @CsvSource({
        "ObjectRemoved:Delete, REMOVAL",
        "ObjectRemoved:DeleteMarkerCreated, REMOVAL",
        "LifecycleExpiration:Delete, REMOVAL",
        "s3:ObjectRemoved:DeleteAllVersions, REMOVAL",
        "s3:ObjectCreated:PutTagging, METADATA",
        "s3:ObjectCreated:DeleteTagging, METADATA",
        "s3:ObjectCreated:PutRetention, METADATA",
        "s3:ObjectCreated:PutLegalHold, METADATA",
        "ObjectTagging:Put, METADATA",
        "ObjectAcl:Put, METADATA",
        "ObjectRestore:Completed, METADATA",
        "LifecycleTransition, METADATA",
        "IntelligentTiering, METADATA",
        "s3:ObjectAccessed:Get, OTHER_EVENT",
        "s3:BucketCreated:*, OTHER_EVENT",
        "Replication:OperationFailedReplication, OTHER_EVENT",
        "objectcreated:put, OTHER_EVENT"
    })
    void kindsThatAreNoNewObject(String kind, IgnoredReason reason) {
        assertThat(NotificationParser.parse(Bodies.s3(kind, "k"))).containsExactly(new Notification.Ignored(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "Object Deleted, REMOVAL",
        "Object Restore Completed, METADATA",
        "Object Storage Class Changed, METADATA",
        "Object Access Tier Changed, METADATA",
        "Object ACL Updated, METADATA",
        "Object Tags Added, METADATA",
        "Object Something New, OTHER_EVENT"
    })
    void kindsOfEventBridgeThatAreNoNewObject(String kind, IgnoredReason reason) {
        assertThat(NotificationParser.parse(Bodies.eventBridge(kind, "k")))
                .containsExactly(new Notification.Ignored(reason));
    }

    @Test
    void removalWithoutSizeAndETag() {
        assertThat(NotificationParser.parse("""
                {"Records":[{"eventName":"ObjectRemoved:Delete","s3":{"bucket":{"name":"b"},"object":{"key":"k"}}}]}""")).containsExactly(new Notification.Ignored(IgnoredReason.REMOVAL));
    }

    @Test
    void testEventOfS3() {
        assertThat(NotificationParser.parse("""
                {"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2014-10-13T15:57:02.089Z","Bucket":"b",
                "RequestId":"5582815E1AEA5ADF","HostId":"8cLeGAmw098X5cv4Zkwcmo8vvZa3eH3eKxsPzbB9wrR"}""")).containsExactly(new Notification.Ignored(IgnoredReason.TEST_EVENT));
    }

    @Test
    void foldersAreNoFilesUnlessThereIsSomethingInThem() {
        assertThat(NotificationParser.parse(Bodies.minio("s3:ObjectCreated:Put", "folder%2F", 0L)))
                .containsExactly(new Notification.Ignored(IgnoredReason.FOLDER_MARKER));
        assertThat(NotificationParser.parse(Bodies.minio("s3:ObjectCreated:Put", "a%2Fb_%24folder%24", null)))
                .containsExactly(new Notification.Ignored(IgnoredReason.FOLDER_MARKER));
        assertThat(NotificationParser.parse(Bodies.minio("s3:ObjectCreated:Put", "folder%2F", 5L)))
                .singleElement()
                .isInstanceOf(Notification.Landed.class);
    }

    @Test
    void whatLandfallWritesItselfIsLeftAlone() {
        assertThat(NotificationParser.parse(Bodies.s3("ObjectCreated:Put", "_landfall/manifests/x.manifest")))
                .containsExactly(new Notification.Ignored(IgnoredReason.OWN_FILE));
    }

    @Test
    void messageWithoutARecordTellsNothing() {
        assertThat(NotificationParser.parse("{\"Records\":[]}"))
                .containsExactly(new Notification.Ignored(IgnoredReason.EMPTY));
    }
}
