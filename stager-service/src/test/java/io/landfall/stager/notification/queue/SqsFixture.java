package io.landfall.stager.notification.queue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.http.scaladsl.Http;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** An SQS in this JVM. */
final class SqsFixture implements AutoCloseable {

    private final SQSRestServer server;
    private final SqsClient client;
    private final AtomicInteger refused = new AtomicInteger();

    SqsFixture() {
        server = SQSRestServerBuilder.withInterface("127.0.0.1")
                .withDynamicPort()
                .start();
        Http.ServerBinding binding = server.waitUntilStarted();
        URI endpoint = URI.create("http://127.0.0.1:" + binding.localAddress().getPort());
        client = SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(o -> o.addExecutionInterceptor(new ExecutionInterceptor() {
                    @Override
                    public void onExecutionFailure(Context.FailedExecution call, ExecutionAttributes attributes) {
                        refused.incrementAndGet();
                    }
                }))
                .build();
    }

    SqsClient client() {
        return client;
    }

    /** How many calls failed so far. */
    int refused() {
        return refused.get();
    }

    /** With a dead-letter queue, to which messages go after two receives. */
    String create(String name) {
        client.createQueue(r -> r.queueName(name + "-dead"));
        String policy =
                "{\"deadLetterTargetArn\":\"arn:aws:sqs:elasticmq:000000000000:%s-dead\",\"maxReceiveCount\":\"2\"}"
                        .formatted(name);
        return client.createQueue(r -> r.queueName(name).attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, policy)))
                .queueUrl();
    }

    void send(String url, List<String> bodies) {
        for (int from = 0; from < bodies.size(); from += 10) {
            List<String> part = bodies.subList(from, Math.min(bodies.size(), from + 10));
            client.sendMessageBatch(r -> r.queueUrl(url)
                    .entries(part.stream()
                            .map(body -> SendMessageBatchRequestEntry.builder()
                                    .id("m" + part.indexOf(body))
                                    .messageBody(body)
                                    .build())
                            .toList()));
        }
    }

    /** Messages in the queue, hidden or not. */
    long messages(String url) {
        return client
                .getQueueAttributes(r -> r.queueUrl(url)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes()
                .values()
                .stream()
                .mapToLong(Long::parseLong)
                .sum();
    }

    @Override
    public void close() {
        client.close();
        // Long polls are open for twenty seconds; nobody waits for them.
        server.stopAndGetFuture();
    }
}
