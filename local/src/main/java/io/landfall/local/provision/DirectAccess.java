package io.landfall.local.provision;

import io.landfall.aws.AwsFailures;
import io.landfall.event.Cause;
import io.landfall.event.Command;
import io.landfall.event.Event;
import io.landfall.event.WarehouseEvent;
import io.landfall.flow.Announcer;
import io.landfall.local.request.RequestException;
import io.landfall.project.Installation;
import io.landfall.provisioner.Blueprint;
import io.landfall.provisioner.aws.Aws;
import io.landfall.provisioner.converge.Patience;
import io.landfall.provisioner.operation.Operations;
import io.landfall.provisioner.operation.Progress;
import io.landfall.provisioner.operation.SqlProbe;
import io.landfall.provisioner.operation.WarehouseProbe;
import io.landfall.warehouse.SecretsManagerCredentials;
import io.landfall.warehouse.Warehouse;
import io.landfall.warehouse.WarehouseAddress;
import java.time.Clock;
import java.util.function.Consumer;

/** The AWS account of the environment, worked on from this process. Nothing is published. */
public final class DirectAccess implements WarehouseAccess {

    private final Installation installation;
    private final Aws aws;
    private final Operations operations;

    /** @param tls whether the SQL endpoint is spoken to encrypted */
    public DirectAccess(Installation installation, boolean s3PathStyle, boolean tls, Patience patience) {
        this.installation = installation;
        this.aws = Aws.of(installation.warehouse().region(), s3PathStyle);
        this.operations = new Operations(
                installation.warehouse(),
                () -> Blueprint.of(installation, aws),
                probe(tls),
                patience,
                Clock.systemUTC());
    }

    @Override
    public Installation installation() {
        return installation;
    }

    @Override
    public Aws aws() {
        return aws;
    }

    @Override
    public WarehouseEvent run(Command command, Consumer<WarehouseEvent> steps) throws InterruptedException {
        Progress progress = new Progress(command, new Cause(command.requestId(), command.requestId()), to(steps));
        try {
            return operations.of(command).run(progress);
        } catch (RuntimeException e) {
            String text = "warehouse %s: %s failed: %s"
                    .formatted(command.warehouse(), progress.step(), AwsFailures.explain(e));
            throw new RequestException(text, e);
        }
    }

    @Override
    public void close() {
        aws.close();
    }

    private SqlProbe probe(boolean tls) {
        return new WarehouseProbe(ready -> new Warehouse(
                new WarehouseAddress(ready.host(), ready.port(), ready.database(), ready.secretArn(), tls),
                new SecretsManagerCredentials(aws.secrets())));
    }

    private static Announcer to(Consumer<WarehouseEvent> steps) {
        return new Announcer() {
            @Override
            public void announce(Cause cause, Event event) {
                announceFirst(event);
            }

            @Override
            public void announceFirst(Event event) {
                if (event instanceof WarehouseEvent step) {
                    steps.accept(step);
                }
            }
        };
    }
}
