package io.landfall.provisioning;

import static io.landfall.provisioning.Surroundings.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.provisioner.resource.Finding;
import io.landfall.provisioner.resource.Ownership;
import io.landfall.provisioner.resource.Removal;
import io.landfall.provisioner.resource.role.RoleSearch;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Tag;

/** The role for COPY, through the real SDK. */
class CopyRoleIT {

    private static final String ANYBODY =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"sts:AssumeRole\"}]}";
    private static final String ANYTHING =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}";
    private static final String READ_ONLY = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";

    @TempDir
    private static Path directory;

    private static AwsOnOneMachine machine;
    private static IamClient iam;

    @BeforeAll
    static void start() {
        machine = new AwsOnOneMachine(directory, new NoDatabases());
        iam = machine.aws().iam();
    }

    @AfterAll
    static void stop() {
        machine.close();
    }

    @Test
    void aRoleKilledBeforeItHadItsPolicyIsCompleted() throws Exception {
        Surroundings here = Surroundings.of(machine.aws(), directory, "killed");
        here.role().create();
        here.assertNoticedAndRepaired(here.role(), "inline_policy");
        assertThat(iam.getRole(r -> r.roleName("landfall-killed-copy")).role().description())
                .isEqualTo("Lets Redshift read what lands for killed");
    }

    @Test
    void whateverIsChangedByHandIsNoticedAndRepaired() throws Exception {
        Surroundings here = Surroundings.of(machine.aws(), directory, "drifting", "tags: {team: data}");
        String name = here.project.warehouse().roleName();
        here.settle(here.role());
        iam.updateAssumeRolePolicy(r -> r.roleName(name).policyDocument(ANYBODY));
        here.assertNoticedAndRepaired(here.role(), "assume_role_policy_document");
        iam.putRolePolicy(
                r -> r.roleName(name).policyName("landfall-read-landing").policyDocument(ANYTHING));
        here.assertNoticedAndRepaired(here.role(), "inline_policy");
        iam.deleteRolePolicy(r -> r.roleName(name).policyName("landfall-read-landing"));
        here.assertNoticedAndRepaired(here.role(), "inline_policy");
        iam.updateRole(r -> r.roleName(name).description("mine").maxSessionDuration(7200));
        here.assertNoticedAndRepaired(here.role(), "description");
        iam.untagRole(r -> r.roleName(name).tagKeys("team"));
        here.assertNoticedAndRepaired(here.role(), "tags");
        assertThat(iam.getRole(r -> r.roleName(name)).role().maxSessionDuration())
                .isEqualTo(7200);
    }

    @Test
    void policiesOfOthersAreToldOfAndGoOnlyWithTheRole() throws Exception {
        Surroundings here = Surroundings.of(machine.aws(), directory, "shared");
        String name = here.project.warehouse().roleName();
        here.settle(here.role());
        iam.attachRolePolicy(r -> r.roleName(name).policyArn(READ_ONLY));
        iam.putRolePolicy(r -> r.roleName(name).policyName("decrypt").policyDocument(ANYTHING));
        assertThat(Surroundings.notes(here.role()))
                .singleElement()
                .asString()
                .contains(READ_ONLY, "decrypt")
                .doesNotContain("landfall-read-landing");
        assertThat(new RoleSearch(iam, here.ownership).find())
                .containsExactly(here.role().address());
        assertThat(here.remove(here.role())).isEqualTo(new Removal.Gone());
        assertThat(here.remove(here.role())).isEqualTo(new Removal.Gone());
        assertThat(new RoleSearch(iam, here.ownership).find()).isEmpty();
    }

    @Test
    void aServerlessWarehouseIsTrustedToo() throws Exception {
        Surroundings here = Surroundings.of(machine.aws(), directory, "serverless", "kind: serverless");
        here.settle(here.role());
        assertThat(iam.getRole(r -> r.roleName("landfall-serverless-copy"))
                        .role()
                        .assumeRolePolicyDocument())
                .contains("redshift-serverless.amazonaws.com");
    }

    @Test
    void aRoleOfSomebodyElseIsNeitherChangedNorRemoved() throws Exception {
        Surroundings here = Surroundings.of(machine.aws(), directory, "foreign");
        foreign(here);
        assertRefused(here.role(), "iam role landfall-foreign-copy", "adopt: true");
        assertThat(here.remove(here.role())).isInstanceOf(Removal.Kept.class);
        assertThat(here.role().find()).isInstanceOf(Finding.Refused.class);
    }

    @Test
    void anAdoptedRoleIsReleasedAndNotDeleted() throws Exception {
        Surroundings here = Surroundings.of(machine.aws(), directory, "adopted", "adopt: true");
        foreign(here);
        String name = here.project.warehouse().roleName();
        assertThat(Surroundings.differences(here.role()))
                .containsExactly("tags", "assume_role_policy_document", "inline_policy");
        here.settle(here.role());
        assertThat(iam.listRoleTags(r -> r.roleName(name)).tags())
                .extracting(Tag::key)
                .containsExactlyInAnyOrder(Ownership.ADOPTED, Ownership.TAG, "cost");
        assertThat(here.remove(here.role())).isInstanceOf(Removal.Kept.class);
        assertThat(iam.listRoleTags(r -> r.roleName(name)).tags())
                .extracting(Tag::key)
                .containsExactly("cost");
        assertThat(iam.listRolePolicies(r -> r.roleName(name)).policyNames()).containsExactly("theirs");
        assertThat(new RoleSearch(iam, here.ownership).find()).isEmpty();
    }

    private static void foreign(Surroundings here) {
        String name = here.project.warehouse().roleName();
        iam.createRole(r -> r.roleName(name)
                .assumeRolePolicyDocument(ANYBODY)
                .tags(Tag.builder().key("cost").value("1").build()));
        iam.putRolePolicy(r -> r.roleName(name).policyName("theirs").policyDocument(ANYTHING));
    }
}
