package io.landfall.local.provision;

import io.landfall.event.Command;
import io.landfall.event.WarehouseEvent;
import io.landfall.local.aws.LocalAws;
import io.landfall.local.stack.RunningStack;
import io.landfall.project.Installation;
import io.landfall.provisioner.aws.Aws;
import java.time.Duration;
import java.util.function.Consumer;

/** A warehouse with a provisioner that carries commands out: that of a stack on this machine, or one that runs elsewhere. */
public record ProvisionerAccess(Installation installation, Aws aws, FollowedRequest requests)
        implements WarehouseAccess {

    /** @param patience how long nothing may be heard of a command */
    public static ProvisionerAccess of(RunningStack stack, Duration patience) {
        return new ProvisionerAccess(
                Installation.read(stack.projects()), LocalAws.all(stack), FollowedRequest.on(stack, patience));
    }

    /**
     * Behind a Kafka elsewhere; the AWS account of the environment is looked at.
     *
     * @param kafka {@code host:port}
     * @param patience how long nothing may be heard of a command
     */
    public static ProvisionerAccess elsewhere(
            Installation installation, boolean s3PathStyle, String kafka, Duration patience) {
        return new ProvisionerAccess(
                installation,
                Aws.of(installation.warehouse().region(), s3PathStyle),
                FollowedRequest.elsewhere(kafka, patience));
    }

    @Override
    public WarehouseEvent run(Command command, Consumer<WarehouseEvent> steps) throws InterruptedException {
        return requests.run(command, steps);
    }

    @Override
    public void close() {
        aws.close();
    }
}
