package io.landfall.local.sqs;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.japi.function.Function;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.NodeAddress;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;
import scala.util.Either;

/**
 * ElasticMQ inside this JVM. Queues and messages are written to a file as they change, so what was sent before a restart, or a kill,
 * is still received after it. Attributes of queues that ElasticMQ does not know are kept beside them. One instance per JVM:
 * ElasticMQ's storage keeps its connection pool in a static.
 */
public final class EmbeddedSqs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedSqs.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration REQUESTS_MAY_TAKE = Duration.ofMillis(500);
    private static final Duration TERMINATION_MAY_TAKE = Duration.ofSeconds(3);
    /** ElasticMQ itself is spoken to by the front only. */
    private static final String LOOPBACK = "127.0.0.1";

    private final ActorSystem actors;
    private final ServerBinding binding;
    private final SqsFront front;
    private final QueueStorage storage;
    private final URI endpoint;

    private EmbeddedSqs(ActorSystem actors, ServerBinding binding, SqsFront front, QueueStorage storage, URI endpoint) {
        this.actors = actors;
        this.binding = binding;
        this.front = front;
        this.storage = storage;
        this.endpoint = endpoint;
    }

    /**
     * Restores the queues and opens the endpoint.
     *
     * @throws SqsStartException when the port is taken or the stored queues cannot be read
     */
    public static EmbeddedSqs start(EmbeddedSqsConfig config) {
        ActorSystem actors = ActorSystem.create("sqs", actorSettings());
        QueueStorage storage = null;
        try {
            storage = QueueStorage.open(config.dataDirectory());
            return start(config, actors, storage);
        } catch (Exception e) {
            stop(actors, storage);
            throw new SqsStartException(
                    "SQS cannot start on %s:%d with data in %s: %s"
                            .formatted(config.host(), config.port(), config.dataDirectory(), e.getMessage()),
                    e);
        }
    }

    private static EmbeddedSqs start(EmbeddedSqsConfig config, ActorSystem actors, QueueStorage storage)
            throws IOException, ExecutionException, InterruptedException, TimeoutException {
        ActorRef store = actors.actorOf(storage.actor());
        ActorRef queues = actors.actorOf(Props.create(
                QueueManagerActor.class, new NowProvider(), StrictSQSLimits$.MODULE$, Option.apply(store)));
        restore(store, queues);
        // Clients' address comes first: ElasticMQ writes it into the URLs of queues.
        CompletableFuture<SqsFront> ready = new CompletableFuture<>();
        ServerBinding binding = bind(config, actors, ready);
        URI endpoint = address(config.host(), binding.localAddress());
        SQSRestServer server = serve(config, endpoint, actors, queues, store);
        URI inner = address(LOOPBACK, server.waitUntilStarted().localAddress());
        ElasticMq elasticMq = new ElasticMq(actors, queues, inner);
        AttributeStore attributes = AttributeStore.open(config.dataDirectory().resolve("attributes"));
        DeadLetters deadLetters = new DeadLetters(elasticMq, attributes);
        deadLetters.rejoinAll();
        SqsFront front = new SqsFront(actors, elasticMq, new QueueCalls(elasticMq, attributes, deadLetters));
        ready.complete(front);
        LOG.info("SQS listens on {}, data in {}", endpoint, config.dataDirectory());
        return new EmbeddedSqs(actors, binding, front, storage, endpoint);
    }

    private static ServerBinding bind(EmbeddedSqsConfig config, ActorSystem actors, CompletableFuture<SqsFront> ready)
            throws ExecutionException, InterruptedException, TimeoutException {
        Function<HttpRequest, CompletionStage<HttpResponse>> handler =
                request -> ready.thenCompose(front -> front.handle(request));
        return Http.get(actors)
                .newServerAt(config.host(), config.port())
                .bind(handler)
                .toCompletableFuture()
                .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    }

    private static URI address(String host, InetSocketAddress bound) {
        return URI.create("http://%s:%d".formatted(host, bound.getPort()));
    }

    /** What to give an SDK client as endpoint override. */
    public URI endpoint() {
        return endpoint;
    }

    /**
     * Stops accepting and releases the storage. A receive that waits for messages is given up: it may wait for twenty
     * seconds, and what was sent is stored already.
     */
    @Override
    public void close() {
        endRequests();
        stop(actors, storage);
    }

    private void endRequests() {
        front.close();
        try {
            binding.terminate(REQUESTS_MAY_TAKE)
                    .toCompletableFuture()
                    .get(TERMINATION_MAY_TAKE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("SQS still answers requests while it stops");
        }
    }

    private static void restore(ActorRef store, ActorRef queues)
            throws ExecutionException, InterruptedException, TimeoutException {
        Object answer = Patterns.ask(store, new QueueEvent.Restore(queues), TIMEOUT)
                .toCompletableFuture()
                .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        if (answer instanceof Either<?, ?> result && result.isLeft()) {
            throw new IllegalStateException("stored queues cannot be restored: " + result);
        }
    }

    private static SQSRestServer serve(
            EmbeddedSqsConfig config, URI endpoint, ActorSystem actors, ActorRef queues, ActorRef store) {
        return SQSRestServerBuilder.withActorSystem(actors)
                .withQueueManagerActor(queues)
                .withQueueEventListener(store)
                .withInterface(LOOPBACK)
                .withPort(0)
                .withServerAddress(new NodeAddress("http", endpoint.getHost(), endpoint.getPort(), ""))
                .withAWSRegion(config.region())
                .withAWSAccountId(config.accountId())
                .start();
    }

    private static void stop(ActorSystem actors, QueueStorage storage) {
        actors.terminate();
        try {
            actors.getWhenTerminated().toCompletableFuture().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("SQS did not stop within {} s", TIMEOUT.toSeconds(), e);
        } finally {
            if (storage != null) {
                storage.close();
            }
        }
    }

    private static Config actorSettings() {
        return ConfigFactory.parseResources(EmbeddedSqs.class, "sqs-actors.conf")
                .withFallback(ConfigFactory.load());
    }
}
