package io.landfall.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

class DeadLettersIT {

    @TempDir
    static Path directory;

    private static SqsFixture sqs;

    @BeforeAll
    static void start() {
        sqs = new SqsFixture(directory);
    }

    @AfterAll
    static void stop() {
        sqs.close();
    }

    @Test
    void aPolicySetLaterMovesWhatWasReceivedTooOftenAlsoAfterARestart() {
        sqs.create("a-dead", Map.of());
        sqs.create("a", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "0"));
        sqs.set("a", QueueAttributeName.REDRIVE_POLICY, SqsFixture.redriveTo("a-dead", 2));
        sqs.restart();
        sqs.send("a", "poison");
        assertThat(sqs.receive("a", 5)).containsExactly("poison");
        assertThat(sqs.receive("a", 5)).containsExactly("poison");
        assertThat(sqs.receive("a", 0)).isEmpty();
        assertThat(sqs.receive("a-dead", 5)).containsExactly("poison");
    }

    @Test
    void aPolicyThatIsTakenAwayMovesNothing() {
        sqs.create("b-dead", Map.of());
        sqs.create(
                "b",
                Map.of(
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        "0",
                        QueueAttributeName.REDRIVE_POLICY,
                        SqsFixture.redriveTo("b-dead", 1)));
        sqs.set("b", QueueAttributeName.REDRIVE_POLICY, "");
        assertThat(sqs.attributes("b")).doesNotContainKey(QueueAttributeName.REDRIVE_POLICY);
        sqs.send("b", "kept");
        for (int i = 0; i < 3; i++) {
            assertThat(sqs.receive("b", 5)).containsExactly("kept");
        }
    }

    @Test
    void messagesStayWhileTheDeadLetterQueueIsGoneAndMoveWhenItIsBack() {
        sqs.create("c-dead", Map.of());
        String policy = SqsFixture.redriveTo("c-dead", 1);
        sqs.create("c", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "0", QueueAttributeName.REDRIVE_POLICY, policy));
        sqs.client().deleteQueue(r -> r.queueUrl(sqs.url("c-dead")));
        sqs.send("c", "poison");
        for (int i = 0; i < 3; i++) {
            assertThat(sqs.receive("c", 5)).containsExactly("poison");
        }
        assertThat(sqs.attributes("c")).containsEntry(QueueAttributeName.REDRIVE_POLICY, policy);
        sqs.create("c-dead", Map.of());
        assertThat(sqs.receive("c", 0)).isEmpty();
        assertThat(sqs.receive("c-dead", 5)).containsExactly("poison");
    }

    @Test
    void aPolicyThatWasKeptBeforeAKillHoldsAfterTheStart() throws Exception {
        sqs.create("e-dead", Map.of());
        sqs.create("e", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "0"));
        String kept = new ObjectMapper().writeValueAsString(Map.of("RedrivePolicy", SqsFixture.redriveTo("e-dead", 1)));
        Files.writeString(directory.resolve("attributes").resolve("e.json"), kept);
        sqs.restart();
        sqs.send("e", "poison");
        assertThat(sqs.receive("e", 5)).containsExactly("poison");
        assertThat(sqs.receive("e", 0)).isEmpty();
        assertThat(sqs.receive("e-dead", 5)).containsExactly("poison");
    }

    @Test
    void aDeadLetterQueueThatDoesNotExistIsRefused() {
        sqs.create("d", Map.of());
        assertThatThrownBy(
                        () -> sqs.set("d", QueueAttributeName.REDRIVE_POLICY, SqsFixture.redriveTo("no-such-queue", 3)))
                .isInstanceOfSatisfying(SqsException.class, e -> {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue");
                    assertThat(e.awsErrorDetails().errorMessage()).endsWith("Dead letter target does not exist.");
                });
        assertThat(sqs.attributes("d")).doesNotContainKey(QueueAttributeName.REDRIVE_POLICY);
    }
}
