package io.landfall.redshift.controlplane.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.redshift.controlplane.protocol.AwsService;
import io.landfall.redshift.controlplane.protocol.Call;
import io.landfall.redshift.controlplane.protocol.Parameters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequiredPermissionsTest {

    private static final String ROLE = "arn:aws:iam::000000000000:role/copy";

    @Test
    void aNamespaceIsHandedItsRolesTagsAndSecret() {
        assertThat(json(
                        "CreateNamespace",
                        "{\"namespaceName\":\"n\",\"iamRoles\":[\"%s\"],\"defaultIamRoleArn\":\"%s\",\"manageAdminPassword\":true,"
                                        .formatted(ROLE, ROLE)
                                + "\"tags\":[{\"key\":\"a\",\"value\":\"b\"}]}"))
                .containsExactly(
                        new Permission("redshift-serverless:CreateNamespace", "*"),
                        new Permission("redshift-serverless:TagResource", "*"),
                        new Permission("secretsmanager:CreateSecret", "*"),
                        new Permission("secretsmanager:TagResource", "*"),
                        new Permission("iam:PassRole", ROLE));
    }

    @Test
    void aWorkgroupNeedsNothingBeside() {
        assertThat(json(
                        "CreateWorkgroup",
                        "{\"workgroupName\":\"w\",\"namespaceName\":\"n\",\"publiclyAccessible\":false}"))
                .containsExactly(new Permission("redshift-serverless:CreateWorkgroup", "*"));
    }

    @Test
    void aTaggedGroupAndATaggedRuleNeedCreateTags() {
        assertThat(form(
                        AwsService.EC2,
                        "AuthorizeSecurityGroupIngress",
                        Map.of("GroupId", "sg-1", "TagSpecification.1.ResourceType", "security-group-rule")))
                .extracting(Permission::action)
                .containsExactly("ec2:AuthorizeSecurityGroupIngress", "ec2:CreateTags");
    }

    @Test
    void aTaggedRoleNeedsTagRole() {
        assertThat(form(AwsService.IAM, "CreateRole", Map.of("RoleName", "copy", "Tags.member.1.Key", "a")))
                .containsExactly(new Permission("iam:CreateRole", ROLE), new Permission("iam:TagRole", ROLE));
    }

    private static List<Permission> json(String action, String body) {
        return of(new Call(AwsService.REDSHIFT_SERVERLESS, action, Parameters.ofJson(body), null));
    }

    private static List<Permission> form(AwsService service, String action, Map<String, String> parameters) {
        return of(new Call(service, action, Parameters.of(parameters), null));
    }

    private static List<Permission> of(Call call) {
        return RequiredPermissions.of(call, "000000000000", "us-west-2");
    }
}
