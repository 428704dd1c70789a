package io.landfall.local.stack;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.landfall.local.request.Answerer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A stack that is ready, as {@code stack.json} describes it.
 *
 * @param pid process that owns it
 * @param startedAt when that process started
 * @param kafka {@code host:port}
 * @param s3 endpoint URL
 * @param sqs endpoint URL
 * @param aws endpoint URL of the control plane
 * @param warehousePort where the SQL endpoint listens once it is provisioned
 * @param region AWS region everything pretends to be in
 * @param warehouse name of the project's warehouse
 * @param services health URL of each service
 * @param projects folders of the projects that are loaded
 * @param logs folder of the logs
 */
public record RunningStack(
        long pid,
        Instant startedAt,
        String kafka,
        String s3,
        String sqs,
        String aws,
        int warehousePort,
        String region,
        String warehouse,
        Map<String, String> services,

        @JsonSerialize(contentUsing = ToStringSerializer.class)
        List<Path> projects,

        @JsonSerialize(using = ToStringSerializer.class) Path logs) {

    public RunningStack {
        services = new TreeMap<>(services);
        projects = List.copyOf(projects);
    }

    /** Who carries a command out that this service is for. */
    public Answerer answerer(Service service) {
        return new Answerer(service.id(), logs.resolve(service.id() + ".log").toString());
    }

    static RunningStack of(StackSettings settings) {
        Ports ports = settings.ports();
        Map<String, String> services = new TreeMap<>();
        for (Service service : Service.values()) {
            services.put(service.id(), StackSettings.url(ports.of(service)) + "/q/health");
        }
        ProcessMark owner = ProcessMark.current();
        return new RunningStack(
                owner.pid(),
                owner.startedAt(),
                StackSettings.HOST + ":" + ports.kafka(),
                StackSettings.url(ports.s3()).toString(),
                StackSettings.url(ports.sqs()).toString(),
                StackSettings.url(ports.aws()).toString(),
                ports.warehouse(),
                settings.region(),
                settings.warehouse(),
                services,
                settings.projects(),
                settings.state().logs());
    }
}
