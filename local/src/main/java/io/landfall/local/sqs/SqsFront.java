package io.landfall.local.sqs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.util.ByteString;

/**
 * What clients speak to: the calls about queues are answered by {@link QueueCalls}, one after the other, and everything else, messages
 * above all, goes through to ElasticMQ.
 */
final class SqsFront implements AutoCloseable {

    private static final Duration BODY_MAY_TAKE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ActorSystem actors;
    private final ElasticMq elasticMq;
    private final QueueCalls calls;
    private final ExecutorService inOrder = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "sqs-queues");
        thread.setDaemon(true);
        return thread;
    });

    SqsFront(ActorSystem actors, ElasticMq elasticMq, QueueCalls calls) {
        this.actors = actors;
        this.elasticMq = elasticMq;
        this.calls = calls;
    }

    CompletionStage<HttpResponse> handle(HttpRequest request) {
        return JsonProtocol.isSpokenIn(request) ? handleJson(request) : handleQuery(request);
    }

    @Override
    public void close() {
        inOrder.shutdownNow();
    }

    private CompletionStage<HttpResponse> handleJson(HttpRequest request) {
        String action = JsonProtocol.action(request);
        return QueueCalls.actions().contains(action)
                ? body(request).thenCompose(body -> answer(JsonProtocol.INSTANCE, action, () -> read(body.getData())))
                : elasticMq.pass(request, request.entity());
    }

    private CompletionStage<HttpResponse> handleQuery(HttpRequest request) {
        return body(request).thenCompose(body -> {
            Map<String, String> parameters = QueryProtocol.parameters(request, body.getData());
            String action = parameters.getOrDefault("Action", "");
            return QueueCalls.actions().contains(action)
                    ? answer(QueryProtocol.INSTANCE, action, () -> QueryProtocol.asJson(parameters))
                    : elasticMq.pass(request, body);
        });
    }

    private CompletionStage<HttpEntity.Strict> body(HttpRequest request) {
        return request.entity().toStrict(BODY_MAY_TAKE.toMillis(), actors);
    }

    private CompletionStage<HttpResponse> answer(
            AnswerProtocol protocol, String action, Supplier<ObjectNode> parameters) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return protocol.answer(action, calls.answer(action, parameters.get()));
                    } catch (SqsError e) {
                        return protocol.refuse(e);
                    }
                },
                inOrder);
    }

    private static ObjectNode read(ByteString body) {
        try {
            return JSON.readValue(body.toArray(), ObjectNode.class);
        } catch (IOException e) {
            throw new SqsError("SerializationException", "The body of the request is no JSON object.");
        }
    }
}
