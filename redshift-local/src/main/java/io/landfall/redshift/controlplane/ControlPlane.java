package io.landfall.redshift.controlplane;

import com.sun.net.httpserver.HttpServer;
import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.cluster.ClusterActions;
import io.landfall.redshift.controlplane.cluster.ClusterLifecycle;
import io.landfall.redshift.controlplane.ec2.Ec2Actions;
import io.landfall.redshift.controlplane.fault.CallLog;
import io.landfall.redshift.controlplane.fault.ControlPlaneFaults;
import io.landfall.redshift.controlplane.fault.DisturbedCalls;
import io.landfall.redshift.controlplane.iam.IdentityActions;
import io.landfall.redshift.controlplane.protocol.Actions;
import io.landfall.redshift.controlplane.protocol.AwsHttpHandler;
import io.landfall.redshift.controlplane.secret.SecretActions;
import io.landfall.redshift.controlplane.serverless.ServerlessActions;
import io.landfall.redshift.controlplane.serverless.ServerlessLifecycle;
import io.landfall.redshift.http.PromptHttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Redshift, Redshift Serverless, IAM, STS, EC2 and Secrets Manager on one local address. An SDK client needs nothing but this endpoint and any credentials; the
 * service is told by the credential scope of the signature.
 */
public final class ControlPlane implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ControlPlane.class);
    private static final int THREADS = 4;
    private static final int BACKLOG = 50;

    private final HttpServer server;
    private final ExecutorService threads;
    private final ClusterLifecycle lifecycle;
    private final ServerlessLifecycle serverless;
    private final URI endpoint;
    private final ControlPlaneFaults faults;
    private final CallLog calls;

    private ControlPlane(
            HttpServer server,
            ExecutorService threads,
            ClusterLifecycle lifecycle,
            ServerlessLifecycle serverless,
            URI endpoint,
            ControlPlaneFaults faults,
            CallLog calls) {
        this.server = server;
        this.threads = threads;
        this.lifecycle = lifecycle;
        this.serverless = serverless;
        this.endpoint = endpoint;
        this.faults = faults;
        this.calls = calls;
    }

    /**
     * Restores the account and opens the endpoint. Clusters that were available before are started again in the background and show as
     * rebooting until they are up.
     *
     * @throws ControlPlaneStartException when the port is taken or the state cannot be read
     */
    public static ControlPlane start(ControlPlaneConfig config) {
        try {
            Account account =
                    Account.open(config.stateDirectory().resolve("account.json"), config.accountId(), config.region());
            HttpServer server = PromptHttpServer.bind(new InetSocketAddress(config.host(), config.port()), BACKLOG);
            ClusterLifecycle lifecycle = new ClusterLifecycle(account, config.warehouses(), config.timings());
            ServerlessLifecycle serverless = new ServerlessLifecycle(account, config.warehouses(), config.timings());
            ExecutorService threads = threads();
            server.setExecutor(threads);
            CallLog calls = new CallLog();
            server.createContext(
                    "/",
                    new AwsHttpHandler(
                            actions(account, lifecycle, serverless, config),
                            new DisturbedCalls(
                                    config.faults(), calls, account.id(), account.region(), Clock.systemUTC())));
            lifecycle.resume();
            serverless.resume();
            server.start();
            URI endpoint = URI.create(
                    "http://%s:%d".formatted(config.host(), server.getAddress().getPort()));
            LOG.info("AWS control plane listens on {}, state in {}", endpoint, config.stateDirectory());
            return new ControlPlane(server, threads, lifecycle, serverless, endpoint, config.faults(), calls);
        } catch (IOException e) {
            throw new ControlPlaneStartException(
                    "The AWS control plane cannot start on %s:%d with state in %s: %s"
                            .formatted(config.host(), config.port(), config.stateDirectory(), e.getMessage()),
                    e);
        }
    }

    /** What to give an SDK client of any of the services as endpoint override. */
    public URI endpoint() {
        return endpoint;
    }

    /** What goes wrong on purpose; changes take effect with the next call. */
    public ControlPlaneFaults faults() {
        return faults;
    }

    /** The calls that came in since the start. */
    public CallLog calls() {
        return calls;
    }

    /** Stops answering, then stops the databases. Their data and the account stay. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
        lifecycle.close();
        serverless.close();
    }

    private static Actions actions(
            Account account, ClusterLifecycle lifecycle, ServerlessLifecycle serverless, ControlPlaneConfig config) {
        Clock clock = Clock.systemUTC();
        return Actions.of(
                new ClusterActions(account, lifecycle, config.warehouses(), clock),
                new ServerlessActions(account, serverless, config.warehouses(), clock),
                new IdentityActions(account, clock, config.timings().propagating()),
                new Ec2Actions(account),
                new SecretActions(account, clock));
    }

    private static ExecutorService threads() {
        AtomicInteger number = new AtomicInteger();
        return Executors.newFixedThreadPool(
                THREADS, task -> new Thread(task, "control-plane-" + number.incrementAndGet()));
    }
}
