package io.landfall.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The query protocol of old clients, and many polls at once. */
class SqsProtocolsIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

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
    void theQueryProtocolCreatesReadsAndDeletesTheSameQueues() throws Exception {
        String policy = "{\"Statement\":[{\"Resource\":\"a&b<c>\"}]}";
        HttpResponse<String> created = post(
                "/",
                Map.of(
                        "Action", "CreateQueue",
                        "QueueName", "old",
                        "Attribute.1.Name", "Policy",
                        "Attribute.1.Value", policy,
                        "Attribute.2.Name", "VisibilityTimeout",
                        "Attribute.2.Value", "44",
                        "Tag.1.Key", "team",
                        "Tag.1.Value", "a"));
        String url = sqs.url("old");
        assertThat(created.body()).contains("<CreateQueueResult><QueueUrl>" + url + "</QueueUrl></CreateQueueResult>");
        assertThat(sqs.attributes("old"))
                .containsEntry(QueueAttributeName.POLICY, policy)
                .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "44");
        assertThat(sqs.client().listQueueTags(r -> r.queueUrl(url)).tags()).isEqualTo(Map.of("team", "a"));

        String path = URI.create(url).getPath();
        assertThat(post(path, Map.of("Action", "GetQueueAttributes", "AttributeName.1", "Policy"))
                        .body())
                .contains("<Name>Policy</Name>")
                .contains("a&amp;b&lt;c&gt;")
                .doesNotContain("VisibilityTimeout");
        assertThat(post("/", Map.of("Action", "ListQueues", "QueueNamePrefix", "old"))
                        .body())
                .contains("<ListQueuesResult><QueueUrl>" + url + "</QueueUrl></ListQueuesResult>");
        post(path, Map.of("Action", "SendMessage", "MessageBody", "hello"));
        assertThat(post(path, Map.of("Action", "ReceiveMessage")).body()).contains("<Body>hello</Body>");
        assertThat(post("/", Map.of("Action", "DeleteQueue", "QueueUrl", url)).statusCode())
                .isEqualTo(200);
        HttpResponse<String> refused = post("/", Map.of("Action", "DeleteQueue", "QueueUrl", url));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("<Code>AWS.SimpleQueueService.NonExistentQueue</Code>");
    }

    @Test
    void manyPollsWaitAtOnceAndAllAreAnswered() throws Exception {
        String url = sqs.create("polled", Map.of());
        List<CompletableFuture<HttpResponse<String>>> polls = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            polls.add(HTTP.sendAsync(
                    request(
                            URI.create(url).getPath(),
                            Map.of("Action", "ReceiveMessage", "WaitTimeSeconds", "20", "MaxNumberOfMessages", "1")),
                    BodyHandlers.ofString()));
        }
        for (int i = 0; i < 100; i++) {
            sqs.client().sendMessage(r -> r.queueUrl(url).messageBody("one"));
        }
        for (CompletableFuture<HttpResponse<String>> poll : polls) {
            assertThat(poll.get().body()).contains("<Body>one</Body>");
        }
    }

    private static HttpResponse<String> post(String path, Map<String, String> form)
            throws IOException, InterruptedException {
        return HTTP.send(request(path, form), BodyHandlers.ofString());
    }

    private static HttpRequest request(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(sqs.endpoint().resolve(path))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}
