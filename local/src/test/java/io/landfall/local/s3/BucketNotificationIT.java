package io.landfall.local.s3;

import static io.landfall.local.s3.S3Fixture.BUCKET;
import static io.landfall.local.s3.S3Fixture.QUEUE_ARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;

class BucketNotificationIT {

    private static final int MEGABYTE = 1024 * 1024;

    @TempDir
    Path directory;

    private S3Fixture fixture;

    @BeforeEach
    void start() {
        fixture = new S3Fixture(directory);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void aPutIsAnnouncedInTheShapeOfAws() {
        fixture.notifyOf(Event.S3_OBJECT_CREATED);
        String eTag = put("log_data/2018/11/a.json", "{}");

        JsonNode record = fixture.receiveRecord();
        assertThat(record.path("eventVersion").asText()).isEqualTo("2.1");
        assertThat(record.path("eventSource").asText()).isEqualTo("aws:s3");
        assertThat(record.path("awsRegion").asText()).isEqualTo("us-west-2");
        assertThat(record.path("eventName").asText()).isEqualTo("ObjectCreated:Put");
        assertThat(record.path("eventTime").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d+Z");
        assertThat(record.at("/s3/configurationId").asText()).isEqualTo("landing");
        assertThat(record.at("/s3/bucket/name").asText()).isEqualTo(BUCKET);
        assertThat(record.at("/s3/bucket/arn").asText()).isEqualTo("arn:aws:s3:::" + BUCKET);
        assertThat(record.at("/s3/object/key").asText()).isEqualTo("log_data/2018/11/a.json");
        assertThat(record.at("/s3/object/size").isIntegralNumber()).isTrue();
        assertThat(record.at("/s3/object/size").asLong()).isEqualTo(2);
        assertThat(record.at("/s3/object/eTag").asText()).isEqualTo(eTag.replace("\"", ""));
        assertThat(record.at("/s3/object/sequencer").asText()).matches("[0-9A-F]{18}");
        fixture.assertNothingWaits();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b/c.json", "a+b=c&d.json", "süß/日本語.json", "100%/x%20y.json", "q?a=1#f"})
    void anOddKeyReadsBackFromStoreAndEvent(String key) {
        fixture.notifyOf(Event.S3_OBJECT_CREATED_PUT);
        put(key, "content");

        String announced = fixture.receiveRecord().at("/s3/object/key").asText();
        assertThat(URLDecoder.decode(announced, StandardCharsets.UTF_8)).isEqualTo(key);
        assertThat(announced).doesNotContain("%2F").doesNotContain(" ");
        assertThat(fixture.s3().getObjectAsBytes(r -> r.bucket(BUCKET).key(key)).asUtf8String())
                .isEqualTo("content");
        assertThat(fixture.s3().listObjectsV2(r -> r.bucket(BUCKET)).contents())
                .extracting(object -> object.key())
                .containsExactly(key);
    }

    @Test
    void aMultipartUploadIsAnnouncedOnceWhenItIsComplete() {
        fixture.notifyOf(Event.S3_OBJECT_CREATED);
        String eTag = uploadInParts("big.bin", 4, 5 * MEGABYTE);

        JsonNode record = fixture.receiveRecord();
        assertThat(record.path("eventName").asText()).isEqualTo("ObjectCreated:CompleteMultipartUpload");
        assertThat(record.at("/s3/object/size").asLong()).isEqualTo(20L * MEGABYTE);
        assertThat(record.at("/s3/object/eTag").asText())
                .isEqualTo(eTag.replace("\"", ""))
                .endsWith("-4");
        fixture.assertNothingWaits();
    }

    @Test
    void copiesAndRemovalsAreAnnouncedWhenAskedFor() {
        put("a.json", "{}");
        fixture.notifyOf(Event.S3_OBJECT_CREATED_COPY, Event.S3_OBJECT_REMOVED);
        fixture.s3().copyObject(r -> r.sourceBucket(BUCKET)
                .sourceKey("a.json")
                .destinationBucket(BUCKET)
                .destinationKey("b.json"));
        fixture.s3().deleteObject(r -> r.bucket(BUCKET).key("a.json"));

        JsonNode copied = fixture.receiveRecord();
        assertThat(copied.path("eventName").asText()).isEqualTo("ObjectCreated:Copy");
        assertThat(copied.at("/s3/object/key").asText()).isEqualTo("b.json");
        JsonNode removed = fixture.receiveRecord();
        assertThat(removed.path("eventName").asText()).isEqualTo("ObjectRemoved:Delete");
        assertThat(removed.at("/s3/object/key").asText()).isEqualTo("a.json");
        assertThat(removed.at("/s3/object").has("eTag")).isFalse();
        assertThat(removed.at("/s3/object").has("size")).isFalse();
    }

    @Test
    void aConfigurationReplacesTheOneBeforeItAndFiltersByPrefixAndSuffix() {
        fixture.notifyOf(Event.S3_OBJECT_CREATED);
        QueueConfiguration logs = rule("logs", "log data/", ".json");
        fixture.notifyBy(logs);
        assertThat(fixture.receive().path("Event").asText()).isEqualTo("s3:TestEvent");
        put("log data/a.csv", "");
        put("song_data/a.json", "");
        put("log data/a.json", "");

        JsonNode record = fixture.receiveRecord();
        assertThat(record.at("/s3/object/key").asText()).isEqualTo("log+data/a.json");
        assertThat(record.at("/s3/configurationId").asText()).isEqualTo("logs");
        fixture.assertNothingWaits();
        GetBucketNotificationConfigurationResponse read =
                fixture.s3().getBucketNotificationConfiguration(r -> r.bucket(BUCKET));
        assertThat(read.queueConfigurations()).singleElement().satisfies(queue -> {
            assertThat(queue.id()).isEqualTo("logs");
            assertThat(queue.queueArn()).isEqualTo(QUEUE_ARN);
            assertThat(queue.events()).containsExactly(Event.S3_OBJECT_CREATED);
            assertThat(queue.filter().key().filterRules())
                    .extracting(FilterRule::value)
                    .containsExactly("log data/", ".json");
        });

        fixture.notifyBy();
        put("log data/b.json", "");
        fixture.assertNothingWaits();
    }

    @Test
    void aRuleS3WouldRefuseIsRefusedAndChangesNothing() {
        fixture.notifyOf(Event.S3_OBJECT_CREATED);
        assertRefused("overlap", rule("one", "log", ""), rule("two", "log_data/", ".json"));
        assertRefused(
                "not supported",
                QueueConfiguration.builder()
                        .queueArn(QUEUE_ARN)
                        .eventsWithStrings("s3:ObjectCreated:Nonsense")
                        .build());
        assertRefused(
                "no-such-queue",
                QueueConfiguration.builder()
                        .queueArn("arn:aws:sqs:us-west-2:000000000000:no-such-queue")
                        .events(Event.S3_OBJECT_CREATED)
                        .build());
        assertThat(fixture.s3()
                        .getBucketNotificationConfiguration(r -> r.bucket(BUCKET))
                        .queueConfigurations())
                .extracting(QueueConfiguration::id)
                .containsExactly("landing");
    }

    @Test
    void configurationAndOrderSurviveARestart() {
        fixture.notifyOf(Event.S3_OBJECT_CREATED);
        put("a.json", "1");
        fixture.restartS3();
        put("a.json", "2");

        String before = fixture.receiveRecord().at("/s3/object/sequencer").asText();
        String after = fixture.receiveRecord().at("/s3/object/sequencer").asText();
        assertThat(after).isGreaterThan(before);
    }

    @Test
    void aWriteSucceedsWhileSqsIsDownAndIsAnnouncedWhenItIsBack() {
        fixture.notifyOf(Event.S3_OBJECT_CREATED);
        int port = fixture.stopSqs();
        put("a.json", "{}");
        fixture.startSqs(port);

        assertThat(fixture.receiveRecord().at("/s3/object/key").asText()).isEqualTo("a.json");
    }

    private String put(String key, String content) {
        return fixture.s3()
                .putObject(r -> r.bucket(BUCKET).key(key), RequestBody.fromString(content))
                .eTag();
    }

    private String uploadInParts(String key, int parts, int partSize) {
        byte[] part = new byte[partSize];
        String upload = fixture.s3()
                .createMultipartUpload(r -> r.bucket(BUCKET).key(key))
                .uploadId();
        List<CompletedPart> completed = new ArrayList<>();
        for (int number = 1; number <= parts; number++) {
            int partNumber = number;
            String eTag = fixture.s3()
                    .uploadPart(
                            r -> r.bucket(BUCKET).key(key).uploadId(upload).partNumber(partNumber),
                            RequestBody.fromBytes(part))
                    .eTag();
            completed.add(CompletedPart.builder().partNumber(number).eTag(eTag).build());
        }
        return fixture.s3()
                .completeMultipartUpload(
                        r -> r.bucket(BUCKET).key(key).uploadId(upload).multipartUpload(m -> m.parts(completed)))
                .eTag();
    }

    private static QueueConfiguration rule(String id, String prefix, String suffix) {
        List<FilterRule> filters = List.of(
                FilterRule.builder().name("prefix").value(prefix).build(),
                FilterRule.builder().name("suffix").value(suffix).build());
        return QueueConfiguration.builder()
                .id(id)
                .queueArn(QUEUE_ARN)
                .events(Event.S3_OBJECT_CREATED)
                .filter(f -> f.key(k -> k.filterRules(filters)))
                .build();
    }

    private void assertRefused(String reason, QueueConfiguration... rules) {
        assertThatThrownBy(() -> fixture.notifyBy(rules)).isInstanceOfSatisfying(S3Exception.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidArgument");
            assertThat(e.awsErrorDetails().errorMessage()).contains(reason);
            assertThat(e.statusCode()).isEqualTo(400);
        });
    }
}
