package io.landfall.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceEnvironmentTest {

    private static final StackSettings SETTINGS = new StackSettings(
            Path.of("/home"),
            List.of(Path.of("/project"), Path.of("/a,b")),
            "eu-west-1",
            "shop",
            StateDirectory.below(Path.of("/work")),
            Ports.shiftedBy(10));

    private final Map<String, String> environment = ServiceEnvironment.of(
            Service.LOADER,
            SETTINGS,
            Map.of(
                    "AWS_PROFILE", "production",
                    "AWS_SESSION_TOKEN", "secret",
                    "KAFKA_BOOTSTRAP_SERVERS", "production:9092",
                    "QUARKUS_PROFILE", "production",
                    "LANDFALL_PROVISIONER_IDLE", "20s",
                    "QUARKUS_MAILER_PORT", "2525",
                    "AWS_ENDPOINT_URL_SNS", "http://127.0.0.1:4000",
                    "PATH", "/bin"));

    @Test
    void alertsCanBeSentToAMailServerAndATopicOfOnesOwn() {
        assertThat(environment)
                .containsEntry("QUARKUS_MAILER_PORT", "2525")
                .containsEntry("AWS_ENDPOINT_URL_SNS", "http://127.0.0.1:4000");
    }

    @Test
    void nothingLeadsToARealAccount() {
        assertThat(environment)
                .doesNotContainKeys("AWS_PROFILE", "AWS_SESSION_TOKEN", "QUARKUS_PROFILE")
                .containsEntry("AWS_ACCESS_KEY_ID", "local")
                .containsEntry("AWS_EC2_METADATA_DISABLED", "true")
                .containsEntry("LANDFALL_PROVISIONER_IDLE", "20s")
                .containsEntry("PATH", "/bin");
        assertThat(Path.of(environment.get("AWS_CONFIG_FILE"))).doesNotExist();
    }

    @Test
    void theServiceIsToldWhereTheStackIs() {
        assertThat(environment)
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9102")
                .containsEntry("AWS_ENDPOINT_URL", "http://127.0.0.1:4576")
                .containsEntry("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9010")
                .containsEntry("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:9334")
                .containsEntry("AWS_REGION", "eu-west-1")
                .containsEntry("LANDFALL_PROJECT", "/project,/a\\,b")
                .containsEntry("QUARKUS_HTTP_PORT", "8193")
                .containsEntry(
                        "LANDFALL_PARENT", Long.toString(ProcessHandle.current().pid()));
    }
}
