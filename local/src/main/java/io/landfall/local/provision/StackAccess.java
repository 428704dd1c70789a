package io.landfall.local.provision;

import io.landfall.event.Command;
import io.landfall.event.WarehouseEvent;
import io.landfall.local.aws.LocalAws;
import io.landfall.local.stack.RunningStack;
import io.landfall.project.Project;
import io.landfall.project.ProjectReader;
import io.landfall.provisioner.aws.Aws;
import java.time.Duration;
import java.util.function.Consumer;

/** The warehouse of a stack on this machine; its provisioner carries commands out. */
public final class StackAccess implements WarehouseAccess {

    private final Project project;
    private final Aws aws;
    private final FollowedRequest requests;

    /** @param patience how long nothing may be heard of a command */
    public StackAccess(RunningStack stack, Duration patience) {
        this.project = ProjectReader.read(stack.project());
        this.aws = LocalAws.all(stack);
        this.requests = FollowedRequest.on(stack, patience);
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
