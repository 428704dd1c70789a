package io.landfall.local.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The environment a service runs in: that of this process, without anything that could lead it to a real AWS account or to
 * another Landfall, and with the addresses of the stack.
 */
final class ServiceEnvironment {

    private static final List<String> NOT_INHERITED = List.of("AWS_", "LANDFALL_", "QUARKUS_", "KAFKA_");

    /**
     * For trying out what otherwise takes half an hour, and the mail server and SNS that {@code alerts.yaml} is tried out
     * with; lead nowhere, because the credentials are those of the stack.
     */
    private static final List<String> INHERITED = List.of(
            "LANDFALL_PROVISIONER_IDLE",
            "LANDFALL_PROVISIONER_MY_IP",
            "LANDFALL_QUALITY_LONGEST_CHECK",
            "LANDFALL_ALERTS_RUNBOOK_BASE",
            "QUARKUS_MAILER_",
            "AWS_ENDPOINT_URL_SNS");

    private ServiceEnvironment() {}

    static Map<String, String> of(Service service, StackSettings settings, Map<String, String> inherited) {
        Ports ports = settings.ports();
        Map<String, String> environment = new TreeMap<>(inherited);
        environment
                .keySet()
                .removeIf(name -> INHERITED.stream().noneMatch(name::startsWith)
                        && NOT_INHERITED.stream().anyMatch(name::startsWith));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", StackSettings.HOST + ":" + ports.kafka());
        // glibc keeps an arena of freed memory for each thread; two are enough for a small service.
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.putAll(aws(settings));
        environment.put("LANDFALL_PROJECT", projects(settings.projects()));
        environment.put("LANDFALL_WAREHOUSE_TLS", "false");
        environment.put("LANDFALL_S3_PATH_STYLE", "true");
        // Nobody throttles here, and a cluster takes seconds instead of minutes.
        environment.put("LANDFALL_PROVISIONER_POLL", "500ms");
        environment.put("LANDFALL_PROVISIONER_ARRIVAL_EVERY", "2s");
        environment.put("LANDFALL_PARENT", Long.toString(ProcessHandle.current().pid()));
        environment.put("QUARKUS_HTTP_HOST", StackSettings.HOST);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(service)));
        return environment;
    }

    /** A comma separates; one within a path is escaped. */
    private static String projects(List<Path> folders) {
        return folders.stream()
                .map(folder -> folder.toString().replace("\\", "\\\\").replace(",", "\\,"))
                .collect(Collectors.joining(","));
    }

    private static Map<String, String> aws(StackSettings settings) {
        Ports ports = settings.ports();
        String noFile = settings.state().run().resolve("no-aws-profile").toString();
        Map<String, String> aws = new TreeMap<>();
        aws.put("AWS_ENDPOINT_URL", StackSettings.url(ports.aws()).toString());
        aws.put("AWS_ENDPOINT_URL_S3", StackSettings.url(ports.s3()).toString());
        aws.put("AWS_ENDPOINT_URL_SQS", StackSettings.url(ports.sqs()).toString());
        aws.put("AWS_REGION", settings.region());
        aws.put("AWS_ACCESS_KEY_ID", "local");
        aws.put("AWS_SECRET_ACCESS_KEY", "local");
        aws.put("AWS_EC2_METADATA_DISABLED", "true");
        aws.put("AWS_CONFIG_FILE", noFile);
        aws.put("AWS_SHARED_CREDENTIALS_FILE", noFile);
        return aws;
    }
}
