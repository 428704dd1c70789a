package io.landfall.local.provision;

import io.landfall.event.Command;
import io.landfall.event.WarehouseEvent;
import io.landfall.project.Project;
import io.landfall.provisioner.aws.Aws;
import java.time.Duration;
import java.util.function.Consumer;

/** A Landfall that runs elsewhere: commands go over its Kafka, and the AWS account of the environment is looked at. */
public final class RemoteAccess implements WarehouseAccess {

    private final Project project;
    private final Aws aws;
    private final FollowedRequest requests;

    /** @param patience how long nothing may be heard of a command */
    public RemoteAccess(Project project, boolean s3PathStyle, String kafka, Duration patience) {
        this.project = project;
        this.aws = Aws.of(project.warehouse().region(), s3PathStyle);
        this.requests = new FollowedRequest(kafka, patience, "the log of the provisioner there");
    }

    @Override
    public Project project() {
        return project;
    }

    @Override
    public Aws aws() {
        return aws;
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
