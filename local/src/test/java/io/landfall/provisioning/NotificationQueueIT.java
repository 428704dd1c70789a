package io.landfall.provisioning;

import static io.landfall.provisioning.Surroundings.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.provisioner.resource.Finding;
import io.landfall.provisioner.resource.Ownership;
import io.landfall.provisioner.resource.Removal;
import io.landfall.provisioner.resource.RemovalOptions;
import io.landfall.provisioner.resource.queue.QueueSearch;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The queue the bucket notifies and its dead-letter queue, through the real SDK. */
class NotificationQueueIT {

    private static final String THEIRS = """
            {"Version":"2012-10-17","Statement":[{"Sid":"Theirs","Effect":"Allow","Principal":{"AWS":"000000000000"},
             "Action":"sqs:ReceiveMessage","Resource":"*"}]}""";

    @TempDir
    private static Path directory;

    private static AwsOnOneMachine machine;
    private static SqsClient sqs;

    @BeforeAll
    static void start() {
        machine = new AwsOnOneMachine(directory, new NoDatabases());
        sqs = machine.aws().sqs();
    }

    @AfterAll
    static void stop() {
        machine.close();
    }

    @Test
    void whateverIsChangedByHandIsNoticedAndRepaired() throws Exception {
        Surroundings here = Surroundings.of(machine.aws(), directory, "drifting", "tags: {team: data}");
        here.settle(here.deadLetters(), here.queue());
        for (var drift : Map.of(
                        QueueAttributeName.MESSAGE_RETENTION_PERIOD, "60",
                        QueueAttributeName.VISIBILITY_TIMEOUT, "0",
                        QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "false",
                        QueueAttributeName.REDRIVE_POLICY, "",
                        QueueAttributeName.POLICY, THEIRS)
                .entrySet()) {
            set(here.queue().url(), drift.getKey(), drift.getValue());
            here.assertNoticedAndRepaired(here.queue(), attribute(drift.getKey()));
        }
        assertThat(Surroundings.notes(here.queue())).singleElement().asString().contains("sqs:receivemessage");
        sqs.untagQueue(r -> r.queueUrl(here.queue().url()).tagKeys("team"));
        here.assertNoticedAndRepaired(here.queue(), "tags");
    }

    @Test
    void whateverIsChangedOfTheDeadLetterQueueIsNoticedAndRepaired() throws Exception {
        Surroundings here = Surroundings.of(machine.aws(), directory, "dead");
        here.settle(here.deadLetters(), here.queue());
        for (var drift : Map.of(
                        QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                        "60",
                        QueueAttributeName.REDRIVE_ALLOW_POLICY,
                        "{\"redrivePermission\":\"allowAll\"}")
                .entrySet()) {
            set(here.deadLetters().url(), drift.getKey(), drift.getValue());
            here.assertNoticedAndRepaired(here.deadLetters(), attribute(drift.getKey()));
        }
    }

    @Test
    void aQueueGoesWithItsMessagesAndSaysHowMany() throws Exception {
        Surroundings here = Surroundings.of(machine.aws(), directory, "removed");
        here.settle(here.deadLetters(), here.queue());
        sqs.sendMessage(r -> r.queueUrl(here.queue().url()).messageBody("landed"));
        assertThat(new QueueSearch(sqs, here.ownership).find()).hasSize(2);
        assertThat(here.queue().remove(new RemovalOptions(Optional.empty(), false)))
                .isEqualTo(new Removal.Removing("deleting; messages in it: about 1"));
        assertThat(here.remove(here.queue())).isEqualTo(new Removal.Gone());
        assertThat(here.remove(here.deadLetters())).isEqualTo(new Removal.Gone());
        assertThat(new QueueSearch(sqs, here.ownership).find()).isEmpty();
    }

    @Test
    void aQueueOfSomebodyElseIsNeitherChangedNorRemoved() throws Exception {
        Surroundings here = Surroundings.of(machine.aws(), directory, "foreign");
        sqs.createQueue(r -> r.queueName(here.project.warehouse().queueName()));
        assertRefused(here.queue(), "sqs queue landfall-foreign-landed", "adopt: true");
        assertThat(here.remove(here.queue())).isInstanceOf(Removal.Kept.class);
        assertThat(here.queue().find()).isInstanceOf(Finding.Refused.class);
    }

    @Test
    void anAdoptedQueueIsReleasedWithThePolicyOfOthers() throws Exception {
        Surroundings here = Surroundings.of(machine.aws(), directory, "adopted", "adopt: true");
        sqs.createQueue(r -> r.queueName(here.project.warehouse().queueName())
                .tags(Map.of("cost", "1"))
                .attributes(Map.of(QueueAttributeName.POLICY, THEIRS)));
        assertThat(Surroundings.differences(here.queue())).contains("tags", "policy", "redrive_policy");
        here.settle(here.deadLetters(), here.queue());
        String url = here.queue().url();
        assertThat(sqs.listQueueTags(r -> r.queueUrl(url)).tags())
                .containsOnlyKeys("cost", Ownership.TAG, Ownership.ADOPTED);
        assertThat(here.remove(here.queue())).isInstanceOf(Removal.Kept.class);
        assertThat(sqs.listQueueTags(r -> r.queueUrl(url)).tags()).containsOnlyKeys("cost");
        assertThat(sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                        .attributes())
                .doesNotContainKey(QueueAttributeName.REDRIVE_POLICY)
                .hasEntrySatisfying(
                        QueueAttributeName.POLICY,
                        policy -> assertThat(policy).contains("Theirs").doesNotContain("LandfallNotifications"));
    }

    private static void set(String url, QueueAttributeName name, String value) {
        sqs.setQueueAttributes(r -> r.queueUrl(url).attributes(Map.of(name, value)));
    }

    private static String attribute(QueueAttributeName name) {
        return name == QueueAttributeName.SQS_MANAGED_SSE_ENABLED
                ? "sqs_managed_sse_enabled"
                : name.name().toLowerCase(Locale.ROOT);
    }
}
