package io.landfall.redshift.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.redshiftserverless.model.ConflictException;
import software.amazon.awssdk.services.redshiftserverless.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftserverless.model.Tag;
import software.amazon.awssdk.services.redshiftserverless.model.TooManyTagsException;
import software.amazon.awssdk.services.redshiftserverless.model.UsageLimit;
import software.amazon.awssdk.services.redshiftserverless.model.UsageLimitBreachAction;
import software.amazon.awssdk.services.redshiftserverless.model.UsageLimitPeriod;
import software.amazon.awssdk.services.redshiftserverless.model.UsageLimitUsageType;
import software.amazon.awssdk.services.redshiftserverless.model.ValidationException;
import software.amazon.awssdk.services.redshiftserverless.model.WorkgroupStatus;

/** Usage limits and tags: what is only kept on record for a workgroup. */
class UsageLimitIT {

    @TempDir
    Path directory;

    private AwsFixture aws;
    private String namespace;
    private String workgroup;

    @BeforeEach
    void start() {
        aws = new AwsFixture(directory, AwsFixture.BRISK);
        namespace = aws.serverless
                .createNamespace(r -> r.namespaceName("sales").tags(tag("owner", "data")))
                .namespace()
                .namespaceArn();
        workgroup = aws.serverless
                .createWorkgroup(r -> r.namespaceName("sales").workgroupName("compute"))
                .workgroup()
                .workgroupArn();
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void aLimitIsMonthlyAndOnlyLoggedUnlessAskedOtherwise() {
        UsageLimit limit = create(60, null);
        assertThat(limit.period()).isEqualTo(UsageLimitPeriod.MONTHLY);
        assertThat(limit.breachAction()).isEqualTo(UsageLimitBreachAction.LOG);
        assertThat(limit.usageType()).isEqualTo(UsageLimitUsageType.SERVERLESS_COMPUTE);
        assertThat(limit.usageLimitArn())
                .isEqualTo("arn:aws:redshift-serverless:us-west-2:000000000000:usagelimit/" + limit.usageLimitId());
        assertThat(get(limit.usageLimitId())).isEqualTo(limit);
    }

    @Test
    void amountAndBreachActionCanBeChanged() {
        String id = create(60, UsageLimitPeriod.DAILY).usageLimitId();
        aws.serverless.updateUsageLimit(
                r -> r.usageLimitId(id).amount(90L).breachAction(UsageLimitBreachAction.DEACTIVATE));
        assertThat(get(id).amount()).isEqualTo(90);
        assertThat(get(id).breachAction()).isEqualTo(UsageLimitBreachAction.DEACTIVATE);
        assertThat(get(id).period()).isEqualTo(UsageLimitPeriod.DAILY);
    }

    @Test
    void limitsAreListedByResourceAndTypeInPagesAndDeleted() {
        create(60, UsageLimitPeriod.DAILY);
        create(60, UsageLimitPeriod.WEEKLY);
        String last = create(60, UsageLimitPeriod.MONTHLY).usageLimitId();
        assertThat(aws.serverless
                        .listUsageLimitsPaginator(r -> r.maxResults(2).resourceArn(workgroup))
                        .usageLimits())
                .hasSize(3);
        assertThat(aws.serverless
                        .listUsageLimits(r -> r.usageType(UsageLimitUsageType.CROSS_REGION_DATASHARING))
                        .usageLimits())
                .isEmpty();
        assertThat(aws.serverless
                        .deleteUsageLimit(r -> r.usageLimitId(last))
                        .usageLimit()
                        .usageLimitId())
                .isEqualTo(last);
        assertThatThrownBy(() -> get(last)).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void limitsGoWithTheirWorkgroup() {
        create(60, null);
        await().untilAsserted(() -> assertThat(aws.serverless
                        .getWorkgroup(r -> r.workgroupName("compute"))
                        .workgroup()
                        .status())
                .isEqualTo(WorkgroupStatus.AVAILABLE));
        aws.serverless.deleteWorkgroup(r -> r.workgroupName("compute"));
        await().untilAsserted(
                        () -> assertThat(aws.serverless.listUsageLimits(r -> {}).usageLimits())
                                .isEmpty());
    }

    @Test
    void wrongLimitsAreRefused() {
        create(60, null);
        assertThatThrownBy(() -> create(60, null)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> create(0, UsageLimitPeriod.DAILY)).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> aws.serverless.createUsageLimit(
                        r -> r.resourceArn(workgroup).usageType("storage").amount(1L)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("enum value set: [cross-region-datasharing, serverless-compute]");
        assertThatThrownBy(() -> aws.serverless.createUsageLimit(r -> r.resourceArn(workgroup + "0")
                        .usageType("serverless-compute")
                        .amount(1L)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> aws.serverless.createUsageLimit(
                        r -> r.resourceArn(workgroup).usageType("serverless-compute")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Value null at 'amount'");
    }

    @Test
    void tagsAreAddedListedAndRemoved() {
        aws.serverless.tagResource(r -> r.resourceArn(namespace).tags(tag("stage", "test"), tag("owner", "ops")));
        assertThat(aws.serverless
                        .listTagsForResource(r -> r.resourceArn(namespace))
                        .tags())
                .containsExactly(tag("owner", "ops"), tag("stage", "test"));
        aws.serverless.untagResource(r -> r.resourceArn(namespace).tagKeys("owner"));
        assertThat(aws.serverless
                        .listTagsForResource(r -> r.resourceArn(namespace))
                        .tags())
                .containsExactly(tag("stage", "test"));

        aws.serverless.tagResource(r -> r.resourceArn(workgroup).tags(tag("owner", "data")));
        assertThat(aws.serverless
                        .listTagsForResource(r -> r.resourceArn(workgroup))
                        .tags())
                .containsExactly(tag("owner", "data"));
    }

    @Test
    void aResourceHasFiftyTagsAtMostAndMustExist() {
        for (int i = 0; i < 49; i++) {
            String key = "key-" + i;
            aws.serverless.tagResource(r -> r.resourceArn(namespace).tags(tag(key, "")));
        }
        assertThatThrownBy(() ->
                        aws.serverless.tagResource(r -> r.resourceArn(namespace).tags(tag("one-more", ""))))
                .isInstanceOf(TooManyTagsException.class);
        assertThatThrownBy(() -> aws.serverless.listTagsForResource(r -> r.resourceArn(namespace + "0")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private UsageLimit create(long amount, UsageLimitPeriod period) {
        return aws.serverless
                .createUsageLimit(r -> r.resourceArn(workgroup)
                        .usageType(UsageLimitUsageType.SERVERLESS_COMPUTE)
                        .amount(amount)
                        .period(period))
                .usageLimit();
    }

    private UsageLimit get(String id) {
        return aws.serverless.getUsageLimit(r -> r.usageLimitId(id)).usageLimit();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
