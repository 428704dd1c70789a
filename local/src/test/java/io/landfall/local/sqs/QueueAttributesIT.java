package io.landfall.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.SqsException;

class QueueAttributesIT {

    private static final String POLICY = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Principal\":{\"Service\":\"s3.amazonaws.com\"},\"Action\":\"sqs:SendMessage\",\"Resource\":\"*\"}]}";

    @TempDir
    static Path directory;

    private static SqsFixture sqs;

    @BeforeAll
    static void start() {
        sqs = new SqsFixture(directory);
    }

    @AfterAll
    static void stop() {
        sqs.close();
    }

    @Test
    void aNewQueueHasTheDefaultsOfAws() {
        sqs.create("plain", Map.of());
        assertThat(sqs.attributes("plain"))
                .containsEntry(QueueAttributeName.QUEUE_ARN, SqsFixture.arn("plain"))
                .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "30")
                .containsEntry(QueueAttributeName.DELAY_SECONDS, "0")
                .containsEntry(QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, "0")
                .containsEntry(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "345600")
                .containsEntry(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1048576")
                .containsEntry(QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "true")
                .containsKeys(QueueAttributeName.CREATED_TIMESTAMP, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
                .doesNotContainKeys(
                        QueueAttributeName.POLICY,
                        QueueAttributeName.REDRIVE_POLICY,
                        QueueAttributeName.REDRIVE_ALLOW_POLICY,
                        QueueAttributeName.KMS_MASTER_KEY_ID);
    }

    @Test
    void whatIsSetAtCreationAndLaterIsAnsweredAndSurvivesARestart() {
        sqs.create("dead", Map.of());
        Map<QueueAttributeName, String> atCreation = Map.of(
                QueueAttributeName.POLICY, POLICY,
                QueueAttributeName.REDRIVE_POLICY, SqsFixture.redriveTo("dead", 5),
                QueueAttributeName.MESSAGE_RETENTION_PERIOD, "1209600",
                QueueAttributeName.VISIBILITY_TIMEOUT, "300",
                QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "false");
        sqs.create("full", atCreation);
        assertThat(sqs.attributes("full")).containsAllEntriesOf(atCreation);

        Map<QueueAttributeName, String> later = Map.of(
                QueueAttributeName.POLICY, POLICY.replace("\"*\"", "\"" + SqsFixture.arn("full") + "\""),
                QueueAttributeName.REDRIVE_ALLOW_POLICY, "{\"redrivePermission\":\"denyAll\"}",
                QueueAttributeName.REDRIVE_POLICY, SqsFixture.redriveTo("dead", 9),
                QueueAttributeName.MESSAGE_RETENTION_PERIOD, "60",
                QueueAttributeName.VISIBILITY_TIMEOUT, "60",
                QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, "20",
                QueueAttributeName.DELAY_SECONDS, "1",
                QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "true");
        sqs.client().setQueueAttributes(r -> r.queueUrl(sqs.url("full")).attributes(later));
        assertThat(sqs.attributes("full")).containsAllEntriesOf(later);
        sqs.restart();
        assertThat(sqs.attributes("full")).containsAllEntriesOf(later);
    }

    @Test
    void onlyWhatIsAskedForIsAnswered() {
        String url = sqs.create("asked", Map.of(QueueAttributeName.POLICY, POLICY));
        assertThat(sqs.client()
                        .getQueueAttributes(r -> r.queueUrl(url)
                                .attributeNames(QueueAttributeName.POLICY, QueueAttributeName.REDRIVE_POLICY))
                        .attributes())
                .containsOnlyKeys(QueueAttributeName.POLICY);
        assertThat(sqs.client().getQueueAttributes(r -> r.queueUrl(url)).attributes())
                .isEmpty();
    }

    @Test
    void anEmptyValueRemovesAndAKeyOfKmsReplacesTheManagedOne() {
        sqs.create("changing", Map.of(QueueAttributeName.POLICY, POLICY));
        sqs.set("changing", QueueAttributeName.POLICY, "");
        sqs.set("changing", QueueAttributeName.KMS_MASTER_KEY_ID, "alias/landing");
        assertThat(sqs.attributes("changing"))
                .doesNotContainKey(QueueAttributeName.POLICY)
                .containsEntry(QueueAttributeName.KMS_MASTER_KEY_ID, "alias/landing")
                .containsEntry(QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "false");
        sqs.set("changing", QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "true");
        assertThat(sqs.attributes("changing"))
                .doesNotContainKey(QueueAttributeName.KMS_MASTER_KEY_ID)
                .containsEntry(QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "true");
    }

    @Test
    void aQueueCreatedAgainWithTheSameAttributesIsTheSameQueue() {
        Map<QueueAttributeName, String> attributes =
                new HashMap<>(Map.of(QueueAttributeName.POLICY, POLICY, QueueAttributeName.VISIBILITY_TIMEOUT, "77"));
        String url = sqs.create("twice", attributes);
        assertThat(sqs.create("twice", attributes)).isEqualTo(url);
        assertThat(sqs.create("twice", Map.of())).isEqualTo(url);
        attributes.put(QueueAttributeName.POLICY, POLICY.replace(",\"Resource\"", ", \"Resource\""));
        assertThat(sqs.create("twice", attributes)).as("only spaces differ").isEqualTo(url);
        assertThat(sqs.client()
                        .createQueue(r -> r.queueName("twice").tags(Map.of("owner", "other")))
                        .queueUrl())
                .isEqualTo(url);

        sqs.set("twice", QueueAttributeName.VISIBILITY_TIMEOUT, "78");
        assertThatThrownBy(() -> sqs.create("twice", attributes))
                .isInstanceOfSatisfying(QueueNameExistsException.class, e -> {
                    assertThat(e.awsErrorDetails().errorMessage())
                            .isEqualTo("A queue already exists with the same name and a different value for attribute"
                                    + " VisibilityTimeout");
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("QueueAlreadyExists");
                });
        attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, "78");
        assertThat(sqs.create("twice", attributes)).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({
        "VisibilityTimeout,43201,InvalidAttributeValue",
        "MessageRetentionPeriod,59,InvalidAttributeValue",
        "ReceiveMessageWaitTimeSeconds,21,InvalidAttributeValue",
        "Policy,not json,InvalidAttributeValue",
        "SqsManagedSseEnabled,perhaps,InvalidAttributeValue",
        "NoSuchAttribute,1,InvalidAttributeName",
        "RedrivePolicy,{},InvalidParameterValue"
    })
    void aValueAwsRefusesIsRefused(String name, String value, String code) {
        String url = sqs.create("refusing", Map.of());
        assertThatThrownBy(() -> sqs.client()
                        .setQueueAttributes(r -> r.queueUrl(url).attributesWithStrings(Map.of(name, value))))
                .isInstanceOfSatisfying(SqsException.class, e -> {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
                    assertThat(e.statusCode()).isEqualTo(400);
                });
        assertThatThrownBy(() ->
                        sqs.client().createQueue(r -> r.queueName("never").attributesWithStrings(Map.of(name, value))))
                .isInstanceOf(SqsException.class);
        assertThatThrownBy(() -> sqs.url("never")).isInstanceOf(QueueDoesNotExistException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "../outside", "dotted.name", "x.fifo.fifo"})
    void aNameAwsRefusesIsRefused(String name) {
        assertThatThrownBy(() -> sqs.create(name, Map.of())).isInstanceOfSatisfying(SqsException.class, e -> assertThat(
                        e.awsErrorDetails().errorCode())
                .isEqualTo("InvalidParameterValue"));
    }

    @Test
    void aQueueThatIsGoneIsNamedAsAwsNamesItAndComesBackEmpty() {
        String url = sqs.create("gone", Map.of(QueueAttributeName.POLICY, POLICY));
        sqs.client().tagQueue(r -> r.queueUrl(url).tags(Map.of("a", "b")));
        sqs.client().deleteQueue(r -> r.queueUrl(url));
        for (Runnable call : List.<Runnable>of(
                () -> sqs.url("gone"),
                () -> sqs.client().deleteQueue(r -> r.queueUrl(url)),
                () -> sqs.client().getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL)),
                () -> sqs.client().setQueueAttributes(r -> r.queueUrl(url).attributes(Map.of())),
                () -> sqs.client().sendMessage(r -> r.queueUrl(url).messageBody("x")),
                () -> sqs.client().listQueueTags(r -> r.queueUrl(url)))) {
            assertThatThrownBy(call::run).isInstanceOfSatisfying(QueueDoesNotExistException.class, e -> assertThat(
                            e.awsErrorDetails().errorCode())
                    .isEqualTo("AWS.SimpleQueueService.NonExistentQueue"));
        }
        sqs.create("gone", Map.of());
        assertThat(sqs.attributes("gone")).doesNotContainKey(QueueAttributeName.POLICY);
        assertThat(sqs.client().listQueueTags(r -> r.queueUrl(url)).tags()).isEmpty();
    }

    @Test
    void tagsAreAddedRemovedAndSurviveARestart() {
        String url = sqs.client()
                .createQueue(r -> r.queueName("tagged").tags(Map.of("landfall:warehouse", "dw", "team", "a")))
                .queueUrl();
        sqs.client().tagQueue(r -> r.queueUrl(url).tags(Map.of("team", "b", "extra", "c d")));
        sqs.client().untagQueue(r -> r.queueUrl(url).tagKeys("extra", "none"));
        Map<String, String> expected = Map.of("landfall:warehouse", "dw", "team", "b");
        assertThat(sqs.client().listQueueTags(r -> r.queueUrl(url)).tags()).isEqualTo(expected);
        sqs.restart();
        assertThat(sqs.client()
                        .listQueueTags(r -> r.queueUrl(sqs.url("tagged")))
                        .tags())
                .isEqualTo(expected);
    }

    @Test
    void queuesAreListedByPrefixInPages() {
        for (int i = 0; i < 5; i++) {
            sqs.create("page-" + i, Map.of());
        }
        assertThat(sqs.client().listQueues(r -> r.queueNamePrefix("page-")).queueUrls())
                .hasSize(5)
                .allSatisfy(url -> assertThat(url).startsWith(sqs.endpoint() + "/000000000000/page-"));
        assertThat(sqs.client().listQueues(r -> r.queueNamePrefix("none-")).queueUrls())
                .isEmpty();
        var pages =
                sqs.client().listQueuesPaginator(r -> r.queueNamePrefix("page-").maxResults(2));
        assertThat(pages.stream().map(page -> page.queueUrls().size())).containsExactly(2, 2, 1);
        assertThat(pages.queueUrls().stream().map(url -> url.substring(url.lastIndexOf('/') + 1)))
                .containsExactly("page-0", "page-1", "page-2", "page-3", "page-4");
    }
}
