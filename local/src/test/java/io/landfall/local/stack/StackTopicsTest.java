package io.landfall.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class StackTopicsTest {

    @Test
    void everyTopicHasADeadLetterTopicForEachService() {
        assertThat(StackTopics.all())
                .extracting(NewTopic::name)
                .doesNotHaveDuplicates()
                .contains(
                        "landfall.commands",
                        "landfall.files",
                        "landfall.files.stager.dlq",
                        "landfall.staging.loader.dlq",
                        "landfall.tables.quality.dlq",
                        "landfall.commands.provisioner.dlq",
                        "landfall.notifications.stager.dlq");
    }

    @Test
    void theStateOfTheWarehouseIsCompactedAndInOrder() {
        assertThat(StackTopics.all())
                .filteredOn(topic -> topic.name().equals("landfall.warehouse"))
                .singleElement()
                .satisfies(topic -> {
                    assertThat(topic.configs()).isEqualTo(Map.of("cleanup.policy", "compact"));
                    assertThat(topic.numPartitions()).isEqualTo(1);
                });
    }
}
