package io.landfall.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.RequestEntity;
import org.apache.pekko.http.javadsl.model.Uri;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.msg.LookupQueue;
import org.elasticmq.msg.UpdateQueueDeadLettersQueue;
import scala.Option;

/** ElasticMQ as the front sees it: an HTTP server to pass requests to and to ask, and actors for the one thing it has no request for. */
final class ElasticMq {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The only headers ElasticMQ reads. */
    private static final List<String> READ_HEADERS = List.of("x-amz-target", "x-amzn-trace-id");

    private final ActorSystem actors;
    private final ActorRef queues;
    private final URI address;

    ElasticMq(ActorSystem actors, ActorRef queues, URI address) {
        this.actors = actors;
        this.queues = queues;
        this.address = address;
    }

    /** Hands a client's request on. No thread waits for the answer, which takes twenty seconds where messages are awaited. */
    CompletionStage<HttpResponse> pass(HttpRequest request, RequestEntity body) {
        Uri uri = request.getUri().scheme("http").host(address.getHost()).port(address.getPort());
        List<HttpHeader> headers = StreamSupport.stream(request.getHeaders().spliterator(), false)
                .filter(header -> READ_HEADERS.contains(header.lowercaseName()))
                .toList();
        HttpRequest passed = HttpRequest.create()
                .withMethod(request.method())
                .withUri(uri)
                .addHeaders(headers)
                .withEntity(body);
        return Http.get(actors).singleRequest(passed).thenApply(ElasticMq::withCodeOfAws);
    }

    /**
     * Asks and waits.
     *
     * @return what ElasticMQ answers; missing when it answers without a body
     * @throws SqsError when ElasticMQ refuses
     */
    JsonNode call(String action, ObjectNode parameters) {
        HttpRequest request = HttpRequest.POST(address.toString())
                .addHeader(RawHeader.create("X-Amz-Target", "AmazonSQS." + action))
                .withEntity(JsonProtocol.entity(parameters));
        HttpResponse response = await(Http.get(actors).singleRequest(request));
        HttpEntity.Strict body = await(response.entity().toStrict(TIMEOUT.toMillis(), actors));
        JsonNode answer = read(body.getData().toArray());
        if (response.status().isFailure()) {
            String type = answer.path("__type").asText("InternalFailure");
            throw new SqsError(
                    type.substring(type.indexOf('#') + 1),
                    answer.path("Message").asText());
        }
        return answer;
    }

    boolean hasQueue(String queue) {
        return lookup(queue).nonEmpty();
    }

    /** Lets a queue give up its dead-letter queue; no request of ElasticMQ does. */
    void removeRedrive(String queue) {
        Option<?> actor = lookup(queue);
        if (actor.nonEmpty()) {
            await(Patterns.ask(
                    (ActorRef) actor.get(), new UpdateQueueDeadLettersQueue(Option.empty(), Option.empty()), TIMEOUT));
        }
    }

    private Option<?> lookup(String queue) {
        return (Option<?>) await(Patterns.ask(queues, new LookupQueue(queue), TIMEOUT));
    }

    /** ElasticMQ names an error by its shape where AWS gives the code of the query protocol, which SDKs show as the error code. */
    private static HttpResponse withCodeOfAws(HttpResponse response) {
        return response.getHeader(JsonProtocol.QUERY_ERROR)
                .map(header -> {
                    String shape = header.value().substring(header.value().indexOf('#') + 1);
                    return response.removeHeader(JsonProtocol.QUERY_ERROR).addHeader(JsonProtocol.queryError(shape));
                })
                .orElse(response);
    }

    private static <T> T await(CompletionStage<T> answer) {
        try {
            return answer.toCompletableFuture().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while ElasticMQ was asked", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("ElasticMQ does not answer", e);
        }
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
