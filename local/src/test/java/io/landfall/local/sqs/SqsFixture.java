package io.landfall.local.sqs;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** SQS and an SDK client that talks to it; it can be stopped and started again with what it kept. */
final class SqsFixture implements AutoCloseable {

    private final Path directory;
    private EmbeddedSqs server;
    private SqsClient client;

    SqsFixture(Path directory) {
        this.directory = directory;
        start();
    }

    SqsClient client() {
        return client;
    }

    URI endpoint() {
        return server.endpoint();
    }

    void restart() {
        close();
        start();
    }

    String create(String name, Map<QueueAttributeName, String> attributes) {
        return client.createQueue(r -> r.queueName(name).attributes(attributes)).queueUrl();
    }

    /** Where a queue is now: the port changes with a restart. */
    String url(String name) {
        return client.getQueueUrl(r -> r.queueName(name)).queueUrl();
    }

    Map<QueueAttributeName, String> attributes(String name) {
        return client.getQueueAttributes(r -> r.queueUrl(url(name)).attributeNames(QueueAttributeName.ALL))
                .attributes();
    }

    void set(String name, QueueAttributeName attribute, String value) {
        client.setQueueAttributes(r -> r.queueUrl(url(name)).attributes(Map.of(attribute, value)));
    }

    void send(String name, String body) {
        client.sendMessage(r -> r.queueUrl(url(name)).messageBody(body));
    }

    List<String> receive(String name, int seconds) {
        return client.receiveMessage(r -> r.queueUrl(url(name)).waitTimeSeconds(seconds)).messages().stream()
                .map(Message::body)
                .toList();
    }

    static String arn(String name) {
        return "arn:aws:sqs:us-west-2:000000000000:" + name;
    }

    static String redriveTo(String name, int receives) {
        return "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}".formatted(arn(name), receives);
    }

    private void start() {
        server = EmbeddedSqs.start(new EmbeddedSqsConfig(directory, "127.0.0.1", 0));
        client = SqsClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.US_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
