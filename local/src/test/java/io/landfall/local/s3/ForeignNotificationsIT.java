package io.landfall.local.s3;

import static io.landfall.local.s3.S3Fixture.BUCKET;
import static io.landfall.local.s3.S3Fixture.QUEUE_ARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.LambdaFunctionConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfigurationFilter;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.TopicConfiguration;

/** Entries of other tools beside ours, and destinations S3 would not take. */
class ForeignNotificationsIT {

    private static final QueueConfiguration OURS = QueueConfiguration.builder()
            .id("landfall")
            .queueArn(QUEUE_ARN)
            .events(Event.S3_OBJECT_CREATED)
            .filter(filter("landing/", null))
            .build();
    private static final TopicConfiguration TOPIC = TopicConfiguration.builder()
            .id("their topic")
            .topicArn("arn:aws:sns:us-west-2:000000000000:theirs")
            .events(Event.S3_OBJECT_CREATED_PUT, Event.S3_OBJECT_RESTORE_COMPLETED)
            .filter(filter("theirs/", ".csv"))
            .build();
    private static final LambdaFunctionConfiguration FUNCTION = LambdaFunctionConfiguration.builder()
            .id("their function")
            .lambdaFunctionArn("arn:aws:lambda:us-west-2:000000000000:function:theirs")
            .events(Event.S3_OBJECT_REMOVED)
            .build();

    @TempDir
    static Path directory;

    private static S3Fixture fixture;

    @BeforeAll
    static void start() {
        fixture = new S3Fixture(directory);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void entriesOfEveryKindAreKeptAndOnlyQueuesHearOfChanges() {
        NotificationConfiguration all = NotificationConfiguration.builder()
                .queueConfigurations(OURS)
                .topicConfigurations(TOPIC)
                .lambdaFunctionConfigurations(FUNCTION)
                .eventBridgeConfiguration(e -> {})
                .build();
        put(all);
        fixture.receive();
        fixture.restartS3();

        GetBucketNotificationConfigurationResponse read = get();
        assertThat(read.queueConfigurations())
                .usingRecursiveFieldByFieldElementComparator()
                .hasSize(1);
        assertThat(read.queueConfigurations().get(0).id()).isEqualTo("landfall");
        assertThat(read.topicConfigurations()).singleElement().satisfies(topic -> {
            assertThat(topic.id()).isEqualTo(TOPIC.id());
            assertThat(topic.topicArn()).isEqualTo(TOPIC.topicArn());
            assertThat(topic.events()).isEqualTo(TOPIC.events());
            assertThat(topic.filter().key().filterRules())
                    .extracting(FilterRule::value)
                    .containsExactly("theirs/", ".csv");
        });
        assertThat(read.lambdaFunctionConfigurations()).containsExactly(FUNCTION);
        assertThat(read.eventBridgeConfiguration()).isNotNull();

        fixture.s3().putObject(r -> r.bucket(BUCKET).key("theirs/a.csv"), RequestBody.fromString("x"));
        fixture.s3().putObject(r -> r.bucket(BUCKET).key("landing/a.csv"), RequestBody.fromString("x"));
        assertThat(fixture.receiveRecord().at("/s3/object/key").asText()).isEqualTo("landing/a.csv");
        fixture.assertNothingWaits();

        put(NotificationConfiguration.builder()
                .topicConfigurations(read.topicConfigurations())
                .build());
        assertThat(get().eventBridgeConfiguration()).isNull();
        assertThat(get().hasQueueConfigurations()).isFalse();
        assertThat(get().topicConfigurations()).isEqualTo(read.topicConfigurations());
    }

    @Test
    void aRuleThatMeetsAForeignOneIsRefused() {
        assertRefused(
                "Configuration is ambiguously defined.",
                NotificationConfiguration.builder()
                        .queueConfigurations(OURS)
                        .topicConfigurations(
                                TOPIC.toBuilder().filter(filter("", ".json")).build())
                        .build());
        assertRefused(
                "Configurations overlap.",
                NotificationConfiguration.builder()
                        .topicConfigurations(
                                TOPIC.toBuilder().filter(filter(null, null)).build())
                        .lambdaFunctionConfigurations(FUNCTION.toBuilder()
                                .events(Event.S3_OBJECT_CREATED)
                                .build())
                        .build());
    }

    @Test
    void aQueueThatDoesNotLetS3SendIsRefusedUnlessValidationIsSkipped() {
        fixture.createQueue("closed", S3Fixture.letting("arn:aws:s3:::another-bucket"));
        fixture.createQueue("no-policy", "");
        String forbidden = "Permissions on the destination queue do not allow S3 to publish notifications";
        Map<String, String> queues = Map.of(
                "closed", forbidden,
                "no-policy", forbidden,
                "no-such-queue", "The destination queue does not exist");
        for (String queue : queues.keySet()) {
            String arn = "arn:aws:sqs:us-west-2:000000000000:" + queue;
            NotificationConfiguration configuration = NotificationConfiguration.builder()
                    .queueConfigurations(OURS.toBuilder().queueArn(arn).build())
                    .build();
            assertRefused(
                    "Unable to validate the following destination configurations: " + arn + " (" + queues.get(queue),
                    configuration);
            fixture.s3().putBucketNotificationConfiguration(r -> r.bucket(BUCKET)
                    .notificationConfiguration(configuration)
                    .skipDestinationValidation(true));
            assertThat(get().queueConfigurations())
                    .extracting(QueueConfiguration::queueArn)
                    .containsExactly(arn);
        }
        assertRefused(
                "region is not valid",
                NotificationConfiguration.builder()
                        .queueConfigurations(OURS.toBuilder()
                                .queueArn(QUEUE_ARN.replace("us-west-2", "eu-west-1"))
                                .build())
                        .build());
    }

    private static void assertRefused(String reason, NotificationConfiguration configuration) {
        assertThatThrownBy(() -> put(configuration)).isInstanceOfSatisfying(S3Exception.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidArgument");
            assertThat(e.awsErrorDetails().errorMessage()).contains(reason);
            assertThat(e.statusCode()).isEqualTo(400);
        });
    }

    private static void put(NotificationConfiguration configuration) {
        fixture.s3().putBucketNotificationConfiguration(r -> r.bucket(BUCKET).notificationConfiguration(configuration));
    }

    private static GetBucketNotificationConfigurationResponse get() {
        return fixture.s3().getBucketNotificationConfiguration(r -> r.bucket(BUCKET));
    }

    private static NotificationConfigurationFilter filter(String prefix, String suffix) {
        List<FilterRule> rules = new ArrayList<>();
        if (prefix != null) {
            rules.add(FilterRule.builder().name("prefix").value(prefix).build());
        }
        if (suffix != null) {
            rules.add(FilterRule.builder().name("suffix").value(suffix).build());
        }
        return NotificationConfigurationFilter.builder()
                .key(k -> k.filterRules(rules))
                .build();
    }
}
