package io.landfall.stager;

import io.landfall.event.BackfillDataset;
import io.landfall.event.PipelineCommand;
import io.landfall.event.ReconcilePipeline;
import io.landfall.flow.Announcer;
import io.landfall.flow.Delivery;
import io.landfall.flow.Gatherer;
import io.landfall.flow.WarehouseGate;
import io.landfall.project.Project;
import java.time.Duration;
import software.amazon.awssdk.services.s3.S3Client;

/** What people ask of a pipeline's files, one request after another, beside the staging that goes on meanwhile. */
public final class RequestEngine implements AutoCloseable {

    private static final int CAPACITY = 1000;
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final Project project;
    private final Gatherer<Delivery<PipelineCommand>> worker;

    public RequestEngine(Project project, Announcer announcer, WarehouseGate gate, S3Client s3) {
        this.project = project;
        this.worker = new Gatherer<>("requests-" + project.pipeline().pipeline(), 1, CAPACITY, PAUSE, commands -> {
            commands.forEach(command -> command.done().run());
        });
    }

    public void start() {
        worker.start();
    }

    /** Takes what the stager carries out for its pipeline; everything else is done with at once. */
    public void offer(Delivery<PipelineCommand> command) throws InterruptedException {
        PipelineCommand event = command.event();
        boolean ours = event instanceof ReconcilePipeline || event instanceof BackfillDataset;
        if (ours && event.pipeline().equals(project.pipeline().pipeline())) {
            worker.offer(command);
        } else {
            command.done().run();
        }
    }

    /** Whether the worker still works. */
    public boolean isAlive() {
        return worker.isAlive();
    }

    @Override
    public void close() {
        worker.close();
    }
}
