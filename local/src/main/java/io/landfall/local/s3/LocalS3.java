package io.landfall.local.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * S3 on the local disk, spoken to by the AWS SDK in path style or as {@code bucket.localhost}. Unlike other embeddable stores it knows
 * bucket notifications: each write is announced to SQS as S3 does.
 */
public final class LocalS3 implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalS3.class);
    private static final int MAX_THREADS = 32;
    private static final int MIN_THREADS = 4;
    private static final Duration SQS_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration FIRST_RETRY_DELAY = Duration.ofMillis(500);
    /** Kept-alive connections without a request are closed this soon when the server stops. */
    private static final Duration IDLE_WHEN_STOPPING = Duration.ofMillis(100);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

    private final Server server;
    private final BlobStore store;
    private final EventDelivery delivery;
    private final URI endpoint;

    private LocalS3(Server server, BlobStore store, EventDelivery delivery, URI endpoint) {
        this.server = server;
        this.store = store;
        this.delivery = delivery;
        this.endpoint = endpoint;
    }

    /**
     * Opens the store and the endpoint. SQS need not run yet.
     *
     * @throws S3StartException when the directory cannot be used or the port is taken
     */
    public static LocalS3 start(LocalS3Config config) {
        EventDelivery delivery = new EventDelivery(sqs(config), FIRST_RETRY_DELAY);
        try {
            return start(config, delivery);
        } catch (Exception e) {
            delivery.close();
            throw new S3StartException(
                    "S3 cannot start on %s:%d with data in %s: %s"
                            .formatted(config.host(), config.port(), config.dataDirectory(), e.getMessage()),
                    e);
        }
    }

    private static LocalS3 start(LocalS3Config config, EventDelivery delivery) throws Exception {
        Clock clock = Clock.systemUTC();
        NotificationStore configurations = NotificationStore.open(config.notifications());
        SettingsStore settings = SettingsStore.open(config.settings());
        EventMessages messages = new EventMessages(config.region());
        BlobStore store = new NotifyingBlobStore(
                disk(config),
                configurations,
                settings,
                Sequencer.open(config.dataDirectory().resolve("sequencer"), clock),
                messages,
                delivery,
                clock);
        NotificationCalls notifications = new NotificationCalls(
                configurations, messages, delivery, new Destinations(delivery, config.region()), clock);
        S3Servlet servlet = new S3Servlet(
                store,
                new BucketCalls(store, settings, notifications, config.region()),
                new BucketCreation(store, settings, configurations, config.region()));
        Server server = server(config, servlet);
        server.start();
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        URI endpoint = URI.create("http://%s:%d".formatted(config.host(), port));
        LOG.info("S3 listens on {}, data in {}", endpoint, config.dataDirectory());
        return new LocalS3(server, store, delivery, endpoint);
    }

    /** What to give an SDK client as endpoint override, together with path style access. */
    public URI endpoint() {
        return endpoint;
    }

    /** Lets running requests end, then releases the port and the connections to SQS. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("S3 did not stop cleanly", e);
        }
        delivery.close();
        store.close();
    }

    private static BlobStore disk(LocalS3Config config) throws IOException {
        return new FinishedObjects(new FilesystemNio2BlobStore(
                Files.createDirectories(config.objects()).toAbsolutePath().toString()));
    }

    private static Server server(LocalS3Config config, S3Servlet servlet) {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
        threads.setName("s3");
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http()));
        connector.setHost(config.host());
        connector.setPort(config.port());
        connector.setShutdownIdleTimeout(IDLE_WHEN_STOPPING.toMillis());
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(servlet), "/*");
        server.setHandler(new GracefulHandler(context));
        server.setStopTimeout(STOP_TIMEOUT.toMillis());
        return server;
    }

    private static HttpConfiguration http() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // Keys may hold what a strict URI parser refuses: empty segments, encoded slashes, dots.
        http.setHttpCompliance(HttpCompliance.LEGACY);
        http.setUriCompliance(UriCompliance.LEGACY);
        http.setHeaderCacheCaseSensitive(true);
        // A body of type form data is an object, never parameters.
        http.setFormEncodedMethods();
        return http;
    }

    /** No retries inside the client: a write waits for one attempt only, further ones are made behind its back. */
    private static SqsClient sqs(LocalS3Config config) {
        return SqsClient.builder()
                .endpointOverride(config.sqsEndpoint())
                .region(Region.of(config.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(SQS_TIMEOUT)
                        .socketTimeout(SQS_TIMEOUT))
                .overrideConfiguration(
                        override -> override.apiCallTimeout(SQS_TIMEOUT).retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }
}
