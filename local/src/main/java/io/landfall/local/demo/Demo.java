package io.landfall.local.demo;

import io.landfall.event.ClusterReady;
import io.landfall.event.ProvisionCluster;
import io.landfall.local.aws.LocalAws;
import io.landfall.local.follow.FlowProgress;
import io.landfall.local.provision.FollowedRequest;
import io.landfall.local.stack.RunningStack;
import io.landfall.local.upload.Upload;
import io.landfall.local.upload.UploadPlan;
import io.landfall.local.warehouse.StackWarehouse;
import io.landfall.project.Dataset;
import io.landfall.project.Installation;
import io.landfall.project.Load;
import io.landfall.project.PipelineDefinition;
import io.landfall.warehouse.QualifiedName;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;

/** Provisions the warehouse, uploads files, follows them to the last check and counts what came out. */
public final class Demo {

    private final RunningStack stack;
    private final Installation installation;
    private final DemoView view;
    private final Duration patience;

    /** @param patience how long nothing may happen before the demo is given up */
    public Demo(RunningStack stack, Installation installation, DemoView view, Duration patience) {
        this.stack = stack;
        this.installation = installation;
        this.view = view;
        this.patience = patience;
    }

    /**
     * @param start how long the stack took to start
     * @throws DemoException if the warehouse cannot be provisioned or the files get stuck
     */
    public DemoResult run(UploadPlan plan, Duration start) throws InterruptedException {
        long begin = System.nanoTime();
        ClusterReady ready = provision();
        long provisioned = System.nanoTime();
        FlowProgress progress = load(plan, ready);
        long loaded = System.nanoTime();
        return new DemoResult(
                progress.counts(),
                staged(progress),
                tables(ready),
                start,
                Duration.ofNanos(provisioned - begin),
                Duration.ofNanos(loaded - provisioned),
                progress.succeeded());
    }

    private ClusterReady provision() throws InterruptedException {
        ProvisionCluster command =
                new ProvisionCluster(stack.warehouse(), UUID.randomUUID().toString());
        ClusterReady ready = (ClusterReady) FollowedRequest.on(stack, patience).run(command, view::warehouse);
        view.say("warehouse %s is ready at %s:%d/%s"
                .formatted(ready.warehouse(), ready.host(), ready.port(), ready.database()));
        return ready;
    }

    private FlowProgress load(UploadPlan plan, ClusterReady ready) throws InterruptedException {
        String bucket = ready.landingBucket();
        Set<String> objects =
                plan.files().keySet().stream().map(key -> bucket + '/' + key).collect(Collectors.toSet());
        FlowProgress progress = new FlowProgress(objects);
        try (FollowedFlow flow = FollowedFlow.of(stack);
                S3Client s3 = LocalAws.s3(stack);
                StackWarehouse warehouse = new StackWarehouse(stack, ready)) {
            int total = plan.files().size();
            new Upload(s3, bucket).run(plan, done -> view.uploaded(done, total));
            flow.follow(progress, new Settlement(warehouse), view, patience);
        }
        return progress;
    }

    private Map<String, Long> staged(FlowProgress progress) {
        Map<String, Long> staged = new LinkedHashMap<>();
        datasets().forEach(dataset -> staged.put(dataset.name(), 0L));
        staged.putAll(progress.counts().stagedRows());
        return staged;
    }

    private Map<String, Long> tables(ClusterReady ready) {
        Map<String, Long> tables = new LinkedHashMap<>();
        try (StackWarehouse warehouse = new StackWarehouse(stack, ready)) {
            for (QualifiedName table : targets()) {
                String rows = warehouse.value("SELECT count(*) FROM " + table.sql());
                tables.put(table.toString(), Long.parseLong(rows));
            }
        }
        return tables;
    }

    private Stream<Dataset> datasets() {
        return installation.pipelines().stream()
                .map(PipelineDefinition::datasets)
                .flatMap(List::stream);
    }

    /** What people read; tables a load keeps for itself stand among the staging tables. */
    private Set<QualifiedName> targets() {
        Set<String> staging =
                datasets().map(Dataset::stagingTable).map(QualifiedName::schema).collect(Collectors.toSet());
        return installation.pipelines().stream()
                .map(PipelineDefinition::loads)
                .flatMap(List::stream)
                .map(Load::target)
                .filter(target -> !staging.contains(target.schema()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
