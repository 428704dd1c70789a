package io.landfall.benchmarks;

import io.landfall.event.Cause;
import io.landfall.event.Event;
import io.landfall.event.FilesLanded;
import io.landfall.flow.Announcer;
import io.landfall.local.sqs.EmbeddedSqs;
import io.landfall.local.sqs.EmbeddedSqsConfig;
import io.landfall.stager.notification.IgnoredTally;
import io.landfall.stager.notification.NotificationHandler;
import io.landfall.stager.notification.queue.Discovery;
import io.landfall.stager.notification.queue.DiscoverySettings;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * A burst of notifications that waits in SQS, until the last is announced as {@code FilesLanded}; against receiving and deleting
 * the same messages without looking at them, by one receiver.
 */
record BurstBenchmark(int notifications) implements Benchmark {

    private static final double LIMIT = 2.0;
    private static final int RECEIVE = 10;
    private static final int RECEIVERS = 2;
    private static final long PATIENCE_MINUTES = 5;

    @Override
    public String name() {
        return "burst";
    }

    @Override
    public Finding run(WarehouseProcess warehouse) throws Exception {
        EmbeddedSqsConfig config = new EmbeddedSqsConfig(
                Files.createTempDirectory("landfall-burst"), "127.0.0.1", 0, "us-west-2", "000000000000");
        try (EmbeddedSqs server = EmbeddedSqs.start(config);
                SqsClient sqs = client(server.endpoint())) {
            // The first of both warms up and is not counted. A poller that was closed may take a last time from its
            // queue.
            drained(sqs, queue(sqs, "floor-warm"));
            announced(sqs, queue(sqs, "burst-warm"));
            double floor = drained(sqs, queue(sqs, "floor"));
            double burst = announced(sqs, queue(sqs, "burst"));
            return Finding.ratio(
                    name(),
                    String.format(Locale.ROOT, "%d announced, %.0f/s in", notifications, notifications / burst),
                    new Figure(List.of(burst), "s"),
                    "received and deleted in",
                    new Figure(List.of(floor), "s"),
                    LIMIT);
        }
    }

    private static String queue(SqsClient sqs, String name) {
        return sqs.createQueue(r -> r.queueName(name)).queueUrl();
    }

    /** Seconds from the first receive to the last announcement. */
    private double announced(SqsClient sqs, String queue) throws InterruptedException {
        fill(sqs, queue);
        CountDownLatch left = new CountDownLatch(notifications);
        Counter counter = new Counter(left);
        IgnoredTally ignored = new IgnoredTally("burst", counter, Clock.systemUTC());
        NotificationHandler handler =
                new NotificationHandler(Notifications.router(), counter, BurstBenchmark::unexpected, ignored);
        long begin = System.nanoTime();
        try (Discovery discovery =
                new Discovery("burst", sqs, handler, ignored, counter, DiscoverySettings.of(RECEIVERS))) {
            discovery.follow(queue);
            if (!left.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException(left.getCount() + " notifications are still waiting");
            }
            return (System.nanoTime() - begin) / 1e9;
        }
    }

    private static void unexpected(String body, String reason) {
        throw new IllegalStateException(reason + ": " + body);
    }

    private double drained(SqsClient sqs, String queue) {
        fill(sqs, queue);
        long begin = System.nanoTime();
        int left = notifications;
        while (left > 0) {
            List<Message> messages = sqs.receiveMessage(
                            r -> r.queueUrl(queue).maxNumberOfMessages(RECEIVE).waitTimeSeconds(1))
                    .messages();
            if (!messages.isEmpty()) {
                delete(sqs, queue, messages);
            }
            left -= messages.size();
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void delete(SqsClient sqs, String queue, List<Message> messages) {
        List<DeleteMessageBatchRequestEntry> entries = IntStream.range(0, messages.size())
                .mapToObj(i -> DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(messages.get(i).receiptHandle())
                        .build())
                .toList();
        sqs.deleteMessageBatch(r -> r.queueUrl(queue).entries(entries));
    }

    private void fill(SqsClient sqs, String queue) {
        for (int from = 0; from < notifications; from += RECEIVE) {
            List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
            for (String body : Notifications.of(from, Math.min(RECEIVE, notifications - from))) {
                entries.add(SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(entries.size()))
                        .messageBody(body)
                        .build());
            }
            sqs.sendMessageBatch(r -> r.queueUrl(queue).entries(entries));
        }
    }

    private static SqsClient client(URI endpoint) {
        return SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "keys")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /** Takes announcements without a broker: what is measured is the way to them. */
    private record Counter(CountDownLatch left) implements Announcer {

        @Override
        public void announce(Cause cause, Event event) {
            announceFirst(event);
        }

        @Override
        public void announceFirst(Event event) {
            ((FilesLanded) event).files().forEach(file -> left.countDown());
        }
    }
}
