package io.landfall.provisioning;

import static io.landfall.provisioning.Surroundings.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.provisioner.resource.Difference;
import io.landfall.provisioner.resource.Finding;
import io.landfall.provisioner.resource.Removal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.EventBridgeConfiguration;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.LambdaFunctionConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.TopicConfiguration;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Our notification beside those of others, through the real SDK. */
class NotificationGuardIT {

    private static final FilterRule IMAGES =
            FilterRule.builder().name("prefix").value("images/").build();

    @TempDir
    private static Path directory;

    private static AwsOnOneMachine machine;
    private static S3Client s3;

    @BeforeAll
    static void start() {
        machine = new AwsOnOneMachine(directory, new NoDatabases());
        s3 = machine.aws().s3();
    }

    @AfterAll
    static void stop() {
        machine.close();
    }

    @Test
    void entriesOfOthersOfEveryKindOutliveOurs() throws Exception {
        Surroundings here = Surroundings.of(machine.aws(), directory, "shared", "notifications: datasets");
        here.settle(here.role(), here.bucket(), here.deadLetters(), here.queue());
        String before = foreign(here);
        assertThat(here.notification().find())
                .isInstanceOfSatisfying(Finding.Missing.class, missing -> assertThat(missing.wanted())
                        .extracting(a -> a.name())
                        .containsExactly("landfall-shared.1", "landfall-shared.2", "keeps"));
        here.settle(here.notification());
        assertThat(Surroundings.notes(here.notification()))
                .containsExactly("keeps 4 entries of others: others, metadata, thumbnails, EventBridge");
        assertThat(others(here)).isEqualTo(before);

        drift(here, "landfall-shared.1", q -> q.toBuilder()
                .events(Event.S3_OBJECT_CREATED_PUT)
                .build());
        here.assertNoticedAndRepaired(here.notification(), "landfall-shared.1");
        drift(here, "landfall-shared.2", q -> q.toBuilder()
                .filter(f -> f.key(k -> k.filterRules(
                        FilterRule.builder().name("prefix").value("else/").build())))
                .build());
        here.assertNoticedAndRepaired(here.notification(), "landfall-shared.2");
        assertThat(others(here)).isEqualTo(before);

        assertThat(here.remove(here.notification())).isEqualTo(new Removal.Gone());
        assertThat(here.remove(here.notification())).isEqualTo(new Removal.Gone());
        assertThat(found(here).queueConfigurations()).hasSize(1);
        assertThat(others(here)).isEqualTo(before);
    }

    @Test
    void nothingIsWrittenWhenNothingChanges() throws Exception {
        Surroundings here = provisioned("quiet");
        long tests = messages(here);
        here.notification().create();
        here.settle(here.notification());
        assertThat(messages(here)).isEqualTo(tests);
    }

    @Test
    void anotherToolThatOverwritesOursIsNoticedAndOursComeBackBesideItsOwn() throws Exception {
        Surroundings here = provisioned("overwritten");
        LambdaFunctionConfiguration theirs = function("terraform", Event.S3_OBJECT_REMOVED);
        s3.putBucketNotificationConfiguration(r ->
                r.bucket(here.bucketName()).notificationConfiguration(n -> n.lambdaFunctionConfigurations(theirs)));
        assertThat(here.notification().find())
                .isInstanceOfSatisfying(Finding.Different.class, different -> assertThat(different.differences())
                        .singleElement()
                        .extracting(Difference::reason)
                        .asString()
                        .contains("another tool overwrote", "keeps 1 entry of others: terraform"));
        here.settle(here.notification());
        assertThat(found(here).lambdaFunctionConfigurations())
                .extracting(LambdaFunctionConfiguration::id)
                .containsExactly("terraform");
    }

    @Test
    void whatWouldOverlapIsRefusedAndLeftAlone() throws Exception {
        Surroundings here = Surroundings.of(machine.aws(), directory, "overlap");
        here.settle(here.role(), here.bucket(), here.deadLetters(), here.queue());
        s3.putBucketNotificationConfiguration(r -> r.bucket(here.bucketName())
                .notificationConfiguration(
                        n -> n.lambdaFunctionConfigurations(function("thumbnails", Event.S3_OBJECT_CREATED_PUT))));
        assertRefused(here.notification(), "thumbnails", "lambda function", "images/", "notifications: datasets");
        assertThatThrownBy(() -> here.settle(here.notification())).hasMessageContaining("thumbnails");
        assertThatThrownBy(() -> here.notification().create()).hasMessageContaining("thumbnails");
        assertThat(found(here).queueConfigurations()).isEmpty();
    }

    @Test
    void aNotificationKilledBeforeItWasRememberedIsRemembered() throws Exception {
        Surroundings here = provisioned("memory");
        s3.putBucketTagging(r -> r.bucket(here.bucketName())
                .tagging(t -> t.tagSet(
                        Tag.builder().key("landfall:warehouse").value("memory").build())));
        here.assertNoticedAndRepaired(here.notification(), "bucket tag landfall:notification");
        here.settle(here.bucket());
    }

    private static Surroundings provisioned(String warehouse) throws Exception {
        Surroundings here = Surroundings.of(machine.aws(), directory, warehouse);
        here.settle(here.role(), here.bucket(), here.deadLetters(), here.queue(), here.notification());
        return here;
    }

    /** A queue, a topic, a function and EventBridge, none of which is ours. */
    private static String foreign(Surroundings here) {
        String arn = here.account.queue("others-queue");
        String policy =
                "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"s3.amazonaws.com\"},\"Action\":\"sqs:SendMessage\",\"Resource\":\"%s\"}}"
                        .formatted(arn);
        here.aws.sqs().createQueue(r -> r.queueName("others-queue")
                .attributes(Map.of(QueueAttributeName.POLICY, policy)));
        s3.putBucketNotificationConfiguration(r -> r.bucket(here.bucketName())
                .notificationConfiguration(NotificationConfiguration.builder()
                        .queueConfigurations(QueueConfiguration.builder()
                                .id("others")
                                .queueArn(arn)
                                .events(Event.S3_OBJECT_REMOVED_DELETE)
                                .build())
                        .topicConfigurations(TopicConfiguration.builder()
                                .id("metadata")
                                .topicArn("arn:aws:sns:us-west-2:000000000000:metadata")
                                .events(Event.S3_OBJECT_TAGGING)
                                .build())
                        .lambdaFunctionConfigurations(function("thumbnails", Event.S3_OBJECT_CREATED))
                        .eventBridgeConfiguration(
                                EventBridgeConfiguration.builder().build())
                        .build()));
        return others(here);
    }

    private static LambdaFunctionConfiguration function(String id, Event event) {
        return LambdaFunctionConfiguration.builder()
                .id(id)
                .lambdaFunctionArn("arn:aws:lambda:us-west-2:000000000000:function:" + id)
                .events(event)
                .filter(f -> f.key(k -> k.filterRules(IMAGES)))
                .build();
    }

    private static GetBucketNotificationConfigurationResponse found(Surroundings here) {
        return s3.getBucketNotificationConfiguration(r -> r.bucket(here.bucketName()));
    }

    /** Everything of everybody else, as S3 has it. */
    private static String others(Surroundings here) {
        GetBucketNotificationConfigurationResponse all = found(here);
        return all.toBuilder()
                .queueConfigurations(all.queueConfigurations().stream()
                        .filter(q -> !q.queueArn().equals(here.queueArn()))
                        .toList())
                .build()
                .toString();
    }

    private static void drift(Surroundings here, String id, UnaryOperator<QueueConfiguration> change) {
        GetBucketNotificationConfigurationResponse all = found(here);
        List<QueueConfiguration> queues = all.queueConfigurations().stream()
                .map(q -> q.id().equals(id) ? change.apply(q) : q)
                .toList();
        s3.putBucketNotificationConfiguration(
                r -> r.bucket(here.bucketName()).notificationConfiguration(n -> n.queueConfigurations(queues)
                        .topicConfigurations(all.topicConfigurations())
                        .lambdaFunctionConfigurations(all.lambdaFunctionConfigurations())
                        .eventBridgeConfiguration(all.eventBridgeConfiguration())));
    }

    /** S3 sends a test message whenever a configuration is written. */
    private static long messages(Surroundings here) {
        return Long.parseLong(here.aws
                .sqs()
                .getQueueAttributes(
                        r -> r.queueUrl(here.queue().url()).attributeNamesWithStrings("ApproximateNumberOfMessages"))
                .attributesAsStrings()
                .get("ApproximateNumberOfMessages"));
    }
}
