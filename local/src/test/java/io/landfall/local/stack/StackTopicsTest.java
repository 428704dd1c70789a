package io.landfall.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StackTopicsTest {

    private static final Path HOME = Path.of("..");
    private static final String ENDING = "${landfall-dead-letters}";

    @Test
    void everyTopicHasADeadLetterTopicOfTheInstallationForEachService() {
        assertThat(names())
                .doesNotHaveDuplicates()
                .contains(
                        "landfall.commands",
                        "landfall.files",
                        "landfall.files.stager.dev.dlq",
                        "landfall.staging.loader.dev.dlq",
                        "landfall.tables.quality.dev.dlq",
                        "landfall.commands.provisioner.dev.dlq",
                        "landfall.notifications.stager.dev.dlq",
                        "landfall.alerts.notify.dev.dlq");
    }

    @ParameterizedTest
    @EnumSource
    void everyTopicThatAServicePutsDeadLettersInIsThere(Service service) throws Exception {
        List<String> configured = settings(service).entrySet().stream()
                .filter(setting -> setting.getKey().toString().endsWith(".dead-letter-queue.topic"))
                .map(setting -> setting.getValue().toString().replace(ENDING, "dev.dlq"))
                .toList();
        assertThat(configured).isNotEmpty();
        assertThat(names()).containsAll(configured);
    }

    @Test
    void alertsAreAboutTheDeadLettersOfTheInstallationAndNoOther() throws Exception {
        String pattern = settings(Service.QUALITY).getProperty("mp.messaging.incoming.alert-dead-letters.topic");
        Pattern own = Pattern.compile(pattern.replace(ENDING, "dev.dlq"));
        List<String> deadLetters =
                names().stream().filter(name -> name.endsWith("dlq")).toList();
        assertThat(deadLetters).allMatch(name -> own.matcher(name).matches());
        assertThat(StackTopics.all("other-dev"))
                .noneMatch(topic -> own.matcher(topic.name()).matches());
    }

    @Test
    void theStateOfTheWarehouseIsCompactedAndInOrder() {
        assertThat(StackTopics.all("dev"))
                .filteredOn(topic -> topic.name().equals("landfall.warehouse"))
                .singleElement()
                .satisfies(topic -> {
                    assertThat(topic.configs()).isEqualTo(Map.of("cleanup.policy", "compact"));
                    assertThat(topic.numPartitions()).isEqualTo(1);
                });
    }

    private static List<String> names() {
        return StackTopics.all("dev").stream().map(NewTopic::name).toList();
    }

    /** Those of the service over those that all have. */
    private static Properties settings(Service service) throws IOException {
        Properties settings = new Properties();
        for (Path file : Stream.of(
                        "common/src/main/resources/META-INF/microprofile-config.properties",
                        service.id() + "-service/src/main/resources/application.properties")
                .map(HOME::resolve)
                .toList()) {
            try (BufferedReader reader = Files.newBufferedReader(file)) {
                settings.load(reader);
            }
        }
        assertThat(settings.getProperty("landfall-dead-letters")).isEqualTo("${landfall.warehouse.name}.dlq");
        return settings;
    }
}
