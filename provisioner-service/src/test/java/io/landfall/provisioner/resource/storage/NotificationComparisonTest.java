package io.landfall.provisioner.resource.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.landfall.provisioner.resource.Difference;
import io.landfall.provisioner.resource.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.EventBridgeConfiguration;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.LambdaFunctionConfiguration;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;

class NotificationComparisonTest {

    private static final String QUEUE = "arn:aws:sqs:us-west-2:000000000000:landfall-w-landed";
    private final NotificationWanted whole = new NotificationWanted("landfall-w", QUEUE, List.of(""));
    private final NotificationWanted datasets = new NotificationWanted("landfall-w", QUEUE, List.of("logs/", "songs/"));

    @Test
    void aBucketWithoutNotificationsLacksOurs() {
        assertThat(look(whole, null, List.of()))
                .isInstanceOfSatisfying(Finding.Missing.class, missing -> assertThat(missing.wanted())
                        .singleElement()
                        .satisfies(a -> assertThat(a.name()).isEqualTo("landfall-w")));
    }

    @Test
    void ourEntriesAreRecognisedHoweverS3WritesThem() {
        List<QueueConfiguration> asS3Answers = datasets.configurations().stream()
                .map(q -> q.toBuilder()
                        .filter(f -> f.key(k -> k.filterRules(FilterRule.builder()
                                .name("Prefix")
                                .value(q.filter().key().filterRules().get(0).value())
                                .build())))
                        .build())
                .toList();
        assertThat(look(datasets, datasets.fingerprint(), asS3Answers)).isEqualTo(new Finding.Settled());
    }

    @Test
    void whatWasThereAndIsGoneWasOverwritten() {
        assertThat(look(datasets, datasets.fingerprint(), List.of()))
                .isInstanceOfSatisfying(Finding.Different.class, different -> assertThat(different.differences())
                        .hasSize(2)
                        .allSatisfy(d -> assertThat(d.reason()).contains("another tool overwrote")));
    }

    @Test
    void aChangedDefinitionIsNobodysFault() {
        assertThat(look(datasets, whole.fingerprint(), whole.configurations()))
                .isInstanceOfSatisfying(Finding.Different.class, different -> assertThat(different.differences())
                        .extracting(Difference::attribute, Difference::reason)
                        .containsExactlyInAnyOrder(
                                tuple("landfall-w", ""), tuple("landfall-w.1", ""), tuple("landfall-w.2", "")));
    }

    @Test
    void whatWasNotRememberedIsRemembered() {
        assertThat(look(whole, null, whole.configurations())).isInstanceOf(Finding.Different.class);
    }

    @Test
    void somebodyElsesEntryForTheSameFilesIsRefusedByNameAndWithTheWayOut() {
        assertThat(look(whole, null, List.of(), function("thumbnails", "s3:ObjectCreated:Put", "images/", ".png")))
                .isInstanceOfSatisfying(Finding.Refused.class, refused -> assertThat(refused.explanation())
                        .contains("thumbnails", "lambda function arn:aws:lambda", "'images/'", "'.png'")
                        .contains("notifications: datasets", "EventBridge"));
    }

    @Test
    void entriesForOtherFilesOrOtherChangesAreKeptAndNamed() {
        assertThat(look(
                        datasets,
                        datasets.fingerprint(),
                        datasets.configurations(),
                        function("thumbnails", "s3:ObjectCreated:*", "images/", ""),
                        function("cleaner", "s3:ObjectRemoved:*", "logs/", "")))
                .isEqualTo(new Finding.Settled(List.of("keeps 3 entries of others: thumbnails, cleaner, EventBridge")));
    }

    @Test
    void numbersOfAnotherWarehouseAreNotOurs() {
        QueueConfiguration other = QueueConfiguration.builder()
                .id("landfall-w-2")
                .queueArn("arn:aws:sqs:us-west-2:000000000000:landfall-w-2-landed")
                .build();
        assertThat(whole.isOurs(other)).isFalse();
        assertThat(whole.isOurs(other.toBuilder().queueArn(QUEUE).build())).isTrue();
        assertThat(whole.isOurs(other.toBuilder().id("landfall-w.2").build())).isTrue();
    }

    private static Finding look(
            NotificationWanted wanted,
            String remembered,
            List<QueueConfiguration> queues,
            LambdaFunctionConfiguration... functions) {
        GetBucketNotificationConfigurationResponse found = GetBucketNotificationConfigurationResponse.builder()
                .queueConfigurations(queues)
                .lambdaFunctionConfigurations(functions)
                .eventBridgeConfiguration(
                        functions.length > 1
                                ? EventBridgeConfiguration.builder().build()
                                : null)
                .build();
        return new NotificationComparison(wanted, NotificationDocument.of(found, wanted), remembered)
                .finding("landing");
    }

    private static LambdaFunctionConfiguration function(String id, String event, String prefix, String suffix) {
        return LambdaFunctionConfiguration.builder()
                .id(id)
                .lambdaFunctionArn("arn:aws:lambda:us-west-2:000000000000:function:" + id)
                .eventsWithStrings(event)
                .filter(f -> f.key(k -> k.filterRules(
                        FilterRule.builder().name("Prefix").value(prefix).build(),
                        FilterRule.builder().name("Suffix").value(suffix).build())))
                .build();
    }
}
