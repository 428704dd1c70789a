package io.landfall.provisioner.resource.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.project.ProjectReader;
import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.aws.AwsAccount;
import io.landfall.provisioner.resource.Difference;
import io.landfall.provisioner.resource.policy.PolicyDocument;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class QueueComparisonTest {

    private static final String THEIRS =
            "{\"Sid\":\"Theirs\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sqs:ReceiveMessage\",\"Resource\":\"*\"}";

    private final WarehouseDefinition warehouse =
            ProjectReader.read(Path.of("..", "examples", "sparkify")).warehouse();
    private final AwsAccount account = new AwsAccount("000000000000", Region.US_WEST_2);
    private final QueueDefinition landed = QueueDefinition.landed(warehouse, account);
    private final QueueDefinition dead = QueueDefinition.deadLetters(warehouse, account);

    @Test
    void whatWasMadeIsAsItShouldBe() {
        assertThat(new QueueComparison(landed, found(landed, Map.of())).differences())
                .isEmpty();
        assertThat(new QueueComparison(dead, found(dead, Map.of())).differences())
                .isEmpty();
    }

    @Test
    void numbersAndTextInJsonAreTheSame() {
        String redrive = landed.settings()
                .get(QueueAttributeName.REDRIVE_POLICY)
                .replaceAll("\"(\\d+)\"}", "$1}")
                .replace(",", ", ");
        QueueAsFound found = found(landed, Map.of(QueueAttributeName.REDRIVE_POLICY, redrive));
        assertThat(new QueueComparison(landed, found).differences()).isEmpty();
    }

    @Test
    void everySettingThatIsDifferentIsOneDifference() {
        landed.settings().keySet().forEach(attribute -> {
            QueueComparison comparison = new QueueComparison(landed, found(landed, Map.of(attribute, "{}")));
            assertThat(comparison.toSet()).containsOnlyKeys(attribute);
            assertThat(comparison.differences()).hasSize(1);
        });
    }

    @Test
    void whoMayUseTheDeadLetterQueueIsComparedOnlyWhereSqsTellsIt() {
        QueueAsFound silent = new QueueAsFound(
                "url",
                Map.of(
                        QueueAttributeName.MESSAGE_RETENTION_PERIOD, "1209600",
                        QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "true"),
                Map.of());
        assertThat(new QueueComparison(dead, silent).differences()).isEmpty();
        assertThat(new QueueComparison(dead, silent).notes()).hasSize(1);
        QueueAsFound open =
                found(dead, Map.of(QueueAttributeName.REDRIVE_ALLOW_POLICY, "{\"redrivePermission\":\"allowAll\"}"));
        assertThat(new QueueComparison(dead, open).differences()).hasSize(1);
    }

    @Test
    void aKeyOfSomebodysOwnIsStrongerAndKept() {
        QueueComparison comparison = new QueueComparison(
                landed,
                found(
                        landed,
                        Map.of(
                                QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "false",
                                QueueAttributeName.KMS_MASTER_KEY_ID, "alias/own")));
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.notes()).singleElement().asString().contains("alias/own");
    }

    @Test
    void statementsOfOthersAreToldOfAndKeptWhenOursIsPutBack() {
        QueueComparison comparison =
                new QueueComparison(landed, found(landed, Map.of(QueueAttributeName.POLICY, policy(THEIRS))));
        assertThat(comparison.differences())
                .singleElement()
                .extracting(Difference::attribute, Difference::reason)
                .satisfies(both -> assertThat(both.toString()).contains("policy", "sqs:receivemessage"));
        String repaired = comparison.toSet().get(QueueAttributeName.POLICY);
        QueueComparison after = new QueueComparison(landed, found(landed, Map.of(QueueAttributeName.POLICY, repaired)));
        assertThat(after.differences()).isEmpty();
        assertThat(after.notes()).singleElement().asString().contains("sqs:receivemessage");
    }

    @Test
    void aStatementByOurNameThatAllowsMoreIsReplaced() {
        String wider = landed.policy().toJson().replace("sqs:SendMessage", "sqs:*");
        QueueComparison comparison =
                new QueueComparison(landed, found(landed, Map.of(QueueAttributeName.POLICY, wider)));
        assertThat(comparison.toSet().get(QueueAttributeName.POLICY)).doesNotContain("sqs:*");
    }

    @Test
    void releaseTakesOutOnlyWhatIsOurs() {
        String both = PolicyDocument.of(policy(THEIRS)).with(landed.policy()).toJson();
        QueueComparison comparison =
                new QueueComparison(landed, found(landed, Map.of(QueueAttributeName.POLICY, both)));
        Map<QueueAttributeName, String> release = comparison.toRelease();
        assertThat(release.get(QueueAttributeName.POLICY)).contains("Theirs").doesNotContain(QueueDefinition.SID);
        assertThat(release).containsEntry(QueueAttributeName.REDRIVE_POLICY, "").hasSize(2);
    }

    private static String policy(String statement) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + statement + "]}";
    }

    private static QueueAsFound found(QueueDefinition definition, Map<QueueAttributeName, String> drifted) {
        Map<QueueAttributeName, String> attributes = new EnumMap<>(definition.settings());
        attributes.put(QueueAttributeName.POLICY, definition.policy().toJson());
        attributes.putAll(drifted);
        return new QueueAsFound("url", attributes, Map.of());
    }
}
