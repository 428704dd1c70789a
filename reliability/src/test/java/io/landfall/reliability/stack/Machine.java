package io.landfall.reliability.stack;

import static org.awaitility.Awaitility.await;

import io.landfall.event.ClusterReady;
import io.landfall.event.Command;
import io.landfall.event.Event;
import io.landfall.event.EventEnvelope;
import io.landfall.event.ProvisionCluster;
import io.landfall.local.aws.LocalAws;
import io.landfall.local.follow.EventFollower;
import io.landfall.local.follow.EventPublisher;
import io.landfall.local.follow.SeenEvent;
import io.landfall.local.provision.FollowedRequest;
import io.landfall.local.stack.Foundation;
import io.landfall.local.stack.Ports;
import io.landfall.local.stack.RunningStack;
import io.landfall.local.stack.Service;
import io.landfall.local.stack.ServiceProcess;
import io.landfall.local.stack.Stack;
import io.landfall.local.stack.StackListener;
import io.landfall.local.stack.StackPart;
import io.landfall.local.stack.StackSettings;
import io.landfall.local.stack.StateDirectory;
import io.landfall.project.Project;
import io.landfall.redshift.FaultSettings;
import io.landfall.redshift.controlplane.timing.Timings;
import io.landfall.redshift.fault.client.FaultControl;
import io.landfall.reliability.workload.Landing;
import io.landfall.warehouse.Credentials;
import io.landfall.warehouse.SecretsManagerCredentials;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Landfall on one machine with everything that can break: the embedded Kafka, S3, SQS and AWS in this process, a warehouse with
 * an admin port for faults, and the real services as processes of their own.
 */
public final class Machine implements AutoCloseable {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final StackSettings settings;
    private final List<StackPart> foundation;
    private final Stack stack;
    private final RunningStack running;
    private final ClusterReady ready;
    private final S3Client s3;
    private final Jdbi warehouse;

    private Machine(Path folder, Project project) throws InterruptedException {
        Ports ports = Ports.free();
        this.settings = settings(StateDirectory.below(folder), ports, project);
        this.foundation = Foundation.of(settings);
        this.stack = new Stack(settings, foundation, new Unheard());
        this.running = stack.start();
        this.s3 = LocalAws.s3(running);
        this.ready = (ClusterReady)
                tell(new ProvisionCluster(running.warehouse(), UUID.randomUUID().toString()));
        this.warehouse = connect();
    }

    /** Everything runs and the warehouse is provisioned; its transactions are isolated as said. */
    public static Machine start(Path folder, String isolationLevel) throws IOException, InterruptedException {
        Machine machine = new Machine(folder, Sparkify.lookingOften(HOME, folder.resolve("sparkify")));
        // Refused while a service is connected.
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> machine.session(session -> {
                    session.execute(
                            "ALTER DATABASE " + machine.ready.database() + " ISOLATION LEVEL " + isolationLevel);
                    return true;
                }));
        return machine;
    }

    private static StackSettings settings(StateDirectory state, Ports ports, Project project) {
        int adminPort = Ports.free().warehouse();
        return new StackSettings(
                HOME,
                List.of(project.directory()),
                project.warehouse().region(),
                project.warehouse().warehouse(),
                state,
                ports,
                Timings.DEFAULT,
                FaultSettings.onPort(adminPort));
    }

    private Jdbi connect() {
        Credentials user = new SecretsManagerCredentials(LocalAws.secrets(running)).credentials(ready.secretArn());
        // Under a name of its own, so that faults do not meet who looks for their effects.
        return Jdbi.create(
                "jdbc:redshift://%s:%d/%s?ssl=false&ApplicationName=proof&connectTimeout=5&socketTimeout=60"
                        .formatted(ready.host(), ready.port(), ready.database()),
                user.user(),
                user.password());
    }

    /** What is done with the warehouse. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Handle session) throws Exception;
    }

    /** Looks at the warehouse, outside of a transaction. */
    public <T> T session(Work<T> work) throws Exception {
        try (Handle handle = warehouse.open()) {
            return work.run(handle);
        }
    }

    public RunningStack running() {
        return running;
    }

    public ClusterReady warehouse() {
        return ready;
    }

    /** The warehouse's faults; a warehouse that was paused has none any more. */
    public FaultControl faults() {
        return FaultControl.at(
                URI.create("http://127.0.0.1:" + settings.faults().adminPort().orElseThrow()));
    }

    /** Puts the object, again and again while S3 is away. */
    public void land(Landing landing) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            s3.putObject(
                    r -> r.bucket(ready.landingBucket()).key(landing.key()), RequestBody.fromBytes(landing.content()));
            return true;
        });
    }

    /** Gives a command to the provisioner and returns with the event that ended it. */
    public Event tell(Command command) throws InterruptedException {
        return FollowedRequest.on(running, PATIENCE).run(command, step -> {});
    }

    /** Publishes an event without waiting for what comes of it. */
    public void publish(Event event) throws InterruptedException {
        try (EventPublisher publisher = new EventPublisher(running.kafka())) {
            publisher.publish(EventEnvelope.first("chaos", event));
        }
    }

    /** Everything in the topics so far. */
    public List<SeenEvent> read(Collection<String> topics) {
        try (EventFollower follower = EventFollower.fromBeginning(running.kafka(), topics)) {
            return follower.readToEnd();
        }
    }

    /** One of {@code kafka}, {@code s3}, {@code sqs}, to be closed and started again. */
    public StackPart part(String name) {
        return foundation.stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The process of a service; it is started again by the stack when it ends. */
    public ServiceSignals process(Service service) {
        return new ServiceSignals(settings.state().run().resolve(service.id() + ".pid"));
    }

    /** Another instance of a service, in the same consumer group; not started yet. */
    public StackPart another(Service service) {
        StateDirectory state = new StateDirectory(settings.state().root().resolve("second-" + UUID.randomUUID()));
        state.create();
        Ports free = Ports.free();
        Ports own = settings.ports();
        StackSettings beside = new StackSettings(
                settings.home(),
                settings.projects(),
                settings.region(),
                settings.warehouse(),
                state,
                new Ports(own.kafka(), own.s3(), own.sqs(), own.aws(), own.warehouse(), free.services()),
                settings.timings());
        return ServiceProcess.of(service, beside, new Unheard());
    }

    @Override
    public void close() {
        s3.close();
        stack.close();
    }

    /** Nobody watches: what matters is in the warehouse. */
    private static final class Unheard implements StackListener {

        @Override
        public void ready(String part, Duration took) {}

        @Override
        public void restarting(String service, int exitCode, Duration delay) {}
    }
}
