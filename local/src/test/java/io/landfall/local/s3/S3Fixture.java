package io.landfall.local.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.local.sqs.EmbeddedSqs;
import io.landfall.local.sqs.EmbeddedSqsConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** S3 and SQS as one machine runs them, and SDK clients that talk to them. Each part can be stopped and started again. */
final class S3Fixture implements AutoCloseable {

    static final String BUCKET = "landing";
    static final String QUEUE_ARN = "arn:aws:sqs:us-west-2:000000000000:landing-events";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AwsCredentialsProvider ANY_KEYS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any"));

    private final Path directory;
    private EmbeddedSqs sqsServer;
    private LocalS3 s3Server;
    private SqsClient sqs;
    private S3Client s3;

    S3Fixture(Path directory) {
        this.directory = directory;
        startSqs(0);
        startS3();
        createQueue("landing-events", letting("arn:aws:s3:::" + BUCKET));
        s3.createBucket(request -> request.bucket(BUCKET));
    }

    /** A queue policy as the user guide gives it: S3 may send in the name of this bucket. */
    static String letting(String bucketArn) {
        return """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},
                 "Action":"sqs:SendMessage","Resource":"*","Condition":{
                 "ArnLike":{"aws:SourceArn":"%s"},"StringEquals":{"aws:SourceAccount":"000000000000"}}}]}""".formatted(bucketArn);
    }

    void createQueue(String name, String policy) {
        sqs.createQueue(request -> request.queueName(name).attributes(Map.of(QueueAttributeName.POLICY, policy)));
    }

    S3Client s3() {
        return s3;
    }

    URI endpoint() {
        return s3Server.endpoint();
    }

    void startSqs(int port) {
        sqsServer = EmbeddedSqs.start(new EmbeddedSqsConfig(directory.resolve("sqs"), "127.0.0.1", port));
        sqs = SqsClient.builder()
                .endpointOverride(sqsServer.endpoint())
                .region(Region.US_WEST_2)
                .credentialsProvider(ANY_KEYS)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** Returns the port that was free'd. */
    int stopSqs() {
        sqs.close();
        sqsServer.close();
        return sqsServer.endpoint().getPort();
    }

    void restartS3() {
        s3.close();
        s3Server.close();
        startS3();
    }

    private void startS3() {
        s3Server = LocalS3.start(
                new LocalS3Config(directory.resolve("s3"), "127.0.0.1", 0, sqsServer.endpoint(), "us-west-2"));
        s3 = client(s3Server.endpoint(), true);
    }

    static S3Client client(URI endpoint, boolean pathStyle) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(pathStyle)
                .region(Region.US_WEST_2)
                .credentialsProvider(ANY_KEYS)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** Configures one rule and takes its test event off the queue. */
    void notifyOf(Event... events) {
        notifyBy(QueueConfiguration.builder()
                .id("landing")
                .queueArn(QUEUE_ARN)
                .events(events)
                .build());
        assertThat(receive().path("Event").asText()).isEqualTo("s3:TestEvent");
    }

    void notifyBy(QueueConfiguration... rules) {
        s3.putBucketNotificationConfiguration(
                request -> request.bucket(BUCKET).notificationConfiguration(n -> n.queueConfigurations(rules)));
    }

    /** The next message, which is then deleted. */
    JsonNode receive() {
        List<Message> messages = sqs.receiveMessage(request ->
                        request.queueUrl(queueUrl()).maxNumberOfMessages(1).waitTimeSeconds(10))
                .messages();
        assertThat(messages).as("a message within 10 s").hasSize(1);
        Message message = messages.get(0);
        sqs.deleteMessage(request -> request.queueUrl(queueUrl()).receiptHandle(message.receiptHandle()));
        return read(message.body());
    }

    JsonNode receiveRecord() {
        JsonNode records = receive().path("Records");
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    /** Notifications are sent before a write is answered, so that looking once is enough. */
    void assertNothingWaits() {
        assertThat(sqs.receiveMessage(request -> request.queueUrl(queueUrl())).messages())
                .isEmpty();
    }

    @Override
    public void close() {
        s3.close();
        s3Server.close();
        sqs.close();
        sqsServer.close();
    }

    private String queueUrl() {
        return sqs.getQueueUrl(request -> request.queueName("landing-events")).queueUrl();
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
