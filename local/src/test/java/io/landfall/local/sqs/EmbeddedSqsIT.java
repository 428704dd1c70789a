package io.landfall.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class EmbeddedSqsIT {

    @TempDir
    Path directory;

    @Test
    void queuesAndUnreceivedMessagesSurviveARestart() {
        String sent = "{\"Records\":[]} - süß, ключ, \"quoted\"";
        try (EmbeddedSqs sqs = start(0);
                SqsClient client = client(sqs)) {
            String url = client.createQueue(r -> r.queueName("landing")).queueUrl();
            client.sendMessage(r -> r.queueUrl(url).messageBody("deleted before the restart"));
            String receipt = receive(client, url).receiptHandle();
            client.deleteMessage(r -> r.queueUrl(url).receiptHandle(receipt));
            client.sendMessage(r -> r.queueUrl(url).messageBody(sent));
        }
        try (EmbeddedSqs sqs = start(0);
                SqsClient client = client(sqs)) {
            String url = client.getQueueUrl(r -> r.queueName("landing")).queueUrl();
            assertThat(client.getQueueAttributes(r ->
                                    r.queueUrl(url).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                            .attributes())
                    .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "1");
            assertThat(receive(client, url).body()).isEqualTo(sent);
        }
    }

    @Test
    void aRedrivePolicyNamesTheDeadLetterQueueByTheArnSqsReported() {
        try (EmbeddedSqs sqs = start(0);
                SqsClient client = client(sqs)) {
            String dead = client.createQueue(r -> r.queueName("landing-dlq")).queueUrl();
            String arn = client.getQueueAttributes(r -> r.queueUrl(dead).attributeNames(QueueAttributeName.QUEUE_ARN))
                    .attributes()
                    .get(QueueAttributeName.QUEUE_ARN);
            assertThat(arn).isEqualTo("arn:aws:sqs:us-west-2:000000000000:landing-dlq");

            String policy = "{\"deadLetterTargetArn\":\"" + arn + "\",\"maxReceiveCount\":\"1\"}";
            String url = client.createQueue(r -> r.queueName("landing")
                            .attributes(Map.of(
                                    QueueAttributeName.REDRIVE_POLICY,
                                    policy,
                                    QueueAttributeName.VISIBILITY_TIMEOUT,
                                    "0")))
                    .queueUrl();
            client.sendMessage(r -> r.queueUrl(url).messageBody("poison"));
            receive(client, url);
            assertThat(client.receiveMessage(r -> r.queueUrl(url)).messages()).isEmpty();
            assertThat(receive(client, dead).body()).isEqualTo("poison");
        }
    }

    @Test
    void aTakenPortIsNamedInTheError() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> start(taken.getLocalPort()))
                    .isInstanceOf(SqsStartException.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
        }
    }

    private EmbeddedSqs start(int port) {
        return EmbeddedSqs.start(new EmbeddedSqsConfig(directory, "127.0.0.1", port));
    }

    private static Message receive(SqsClient client, String url) {
        return client.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(5))
                .messages()
                .get(0);
    }

    private static SqsClient client(EmbeddedSqs sqs) {
        return SqsClient.builder()
                .endpointOverride(sqs.endpoint())
                .region(Region.US_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}
