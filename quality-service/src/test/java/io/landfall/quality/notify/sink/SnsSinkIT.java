package io.landfall.quality.notify.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.aws.AwsClients;
import io.landfall.event.Severity;
import io.landfall.failure.FailureKind;
import io.landfall.project.alert.SnsSettings;
import io.landfall.quality.notify.Alerts;
import io.landfall.quality.notify.delivery.DeliveryException;
import io.landfall.quality.notify.message.AlertMessage;
import io.landfall.quality.notify.message.Item;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** Amazon SNS through the real SDK, against a server that speaks the Query protocol's Publish. */
class SnsSinkIT {

    private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:alerts";
    private static final String ANSWER = """
            <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult>
            <MessageId>1</MessageId></PublishResult></PublishResponse>""";
    private final ReceivingServer server = new ReceivingServer();
    private SnsClient client;

    @BeforeEach
    void start() {
        server.usually(200, ANSWER);
        // The SDK's own retries take seconds; they are not what is shown here.
        client = SnsClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .region(AwsClients.region("eu-central-1"))
                .endpointOverride(URI.create(server.url("")))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "key")))
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void messageIsTextForPeopleAndJsonForPrograms() throws Exception {
        publish(TOPIC, Alerts.alarm());
        Map<String, String> form = form();
        assertThat(form)
                .containsEntry("Action", "Publish")
                .containsEntry("TopicArn", TOPIC)
                .containsEntry("Subject", "[ERROR] 1 alert: songplays have no key")
                .containsEntry("MessageStructure", "json")
                .doesNotContainKeys("MessageGroupId", "MessageDeduplicationId");
        JsonNode message = new ObjectMapper().readTree(form.get("Message"));
        assertThat(message.path("default").asText()).contains("What to do: correct the source and replay the batch");
        assertThat(new ObjectMapper()
                        .readTree(message.path("sqs").asText())
                        .at("/alerts/0/raised/key")
                        .asText())
                .isEqualTo(Alerts.KEY);
        assertThat(attributes(form))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("severity", "String error", "pipeline", "String sparkify", "alert", "String check"));
    }

    @Test
    void topicThatIsFirstInFirstOutDeduplicatesWhatIsSentAgain() throws Exception {
        publish(TOPIC + ".fifo", Alerts.alarm());
        assertThat(form())
                .containsEntry("MessageGroupId", "dev")
                .containsEntry("MessageDeduplicationId", Alerts.alarm().id());
    }

    @Test
    void manyAlertsFitIntoAMessage() throws Exception {
        Item[] items = java.util.stream.IntStream.range(0, 2_000)
                .mapToObj(i -> Item.raised("e" + i, Alerts.raised("k".repeat(3_000) + i, Severity.ERROR)))
                .toArray(Item[]::new);
        publish(TOPIC, Alerts.message(items));
        assertThat(form().get("Message").getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(256 * 1024);
    }

    @Test
    void refusalIsForGoodAndThrottlingIsNot() {
        server.usually(403, error("AuthorizationError", "not authorized to perform: SNS:Publish"));
        assertThatThrownBy(() -> publish(TOPIC, Alerts.alarm()))
                .isInstanceOfSatisfying(DeliveryException.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureKind.TERMINAL);
                    assertThat(failure).hasMessageContaining("SNS:Publish");
                });
        server.usually(429, error("Throttled", "Rate exceeded"));
        assertThatThrownBy(() -> publish(TOPIC, Alerts.alarm()))
                .isInstanceOfSatisfying(DeliveryException.class, failure -> assertThat(failure.kind())
                        .isEqualTo(FailureKind.RETRYABLE));
    }

    private static String error(String code, String message) {
        return "<ErrorResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><Error><Type>Sender</Type><Code>"
                + code + "</Code><Message>" + message + "</Message></Error><RequestId>1</RequestId></ErrorResponse>";
    }

    private void publish(String topic, AlertMessage message) throws Exception {
        SinkBench.send(new SnsSink("it", new SnsSettings(topic), region -> client), message);
    }

    private Map<String, String> form() {
        Map<String, String> form = new TreeMap<>();
        for (String pair : server.only().text().split("&")) {
            String[] parts = pair.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    private static Map<String, String> attributes(Map<String, String> form) {
        Map<String, String> attributes = new TreeMap<>();
        for (int i = 1; form.containsKey("MessageAttributes.entry." + i + ".Name"); i++) {
            String entry = "MessageAttributes.entry." + i;
            attributes.put(
                    form.get(entry + ".Name"),
                    form.get(entry + ".Value.DataType") + ' ' + form.get(entry + ".Value.StringValue"));
        }
        return attributes;
    }
}
