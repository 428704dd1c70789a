package io.landfall.redshift.controlplane.serverless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.redshift.controlplane.account.AttachedRole;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamespaceRulesTest {

    private static final String COPY = "arn:aws:iam::000000000000:role/copy";
    private static final String UNLOAD = "arn:aws:iam::000000000000:role/path/unload";

    @Test
    void namesAreLowerCaseAndThreeToSixtyFourLong() {
        assertThat(name("a-1")).isEqualTo("a-1");
        assertThat(name("-".repeat(64))).hasSize(64);
        refuses(
                () -> name("ab"),
                "1 validation error detected: Value 'ab' at 'name' failed to satisfy constraint:"
                        + " Member must have length greater than or equal to 3");
        refuses(() -> name("a".repeat(65)), "Member must have length less than or equal to 64");
        refuses(() -> name("Sales"), "Member must satisfy regular expression pattern: ^[a-z0-9-]+$");
        refuses(() -> name("a_b"), "Member must satisfy regular expression pattern");
        refuses(() -> Inputs.of("{}").requireName("name"), "Value null at 'name'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Short1", "nouppercase1", "NOLOWERCASE1", "NoDigits", "Has space1", "Has@sign1", "Has/slash1"})
    void passwordsFollowTheRulesOfRedshift(String password) {
        refuses(
                () -> admin("{'adminUsername': 'admin', 'adminUserPassword': '" + password + "'}"),
                "adminUserPassword must be 8 to 64");
    }

    @Test
    void nameAndPasswordComeTogether() {
        assertThat(admin("{'adminUsername': 'admin', 'adminUserPassword': 'Passw0rd'}")
                        .password())
                .isEqualTo("Passw0rd");
        refuses(() -> admin("{'adminUsername': 'admin'}"), "both adminUsername and adminUserPassword");
        refuses(() -> admin("{'adminUserPassword': 'Passw0rd'}"), "both adminUsername and adminUserPassword");
        assertThat(admin("{'adminUsername': 'admin', 'manageAdminPassword': true}")
                        .managed())
                .isTrue();
        assertThat(admin("{}").username()).isNull();
    }

    @Test
    void aManagedPasswordIsNotGivenAndOnlyItsSecretHasAKey() {
        refuses(
                () -> admin("{'adminUsername': 'a', 'adminUserPassword': 'Passw0rd', 'manageAdminPassword': true}"),
                "You can't use adminUserPassword if manageAdminPassword is true");
        refuses(() -> admin("{'adminPasswordSecretKmsKeyId': 'k'}"), "only use adminPasswordSecretKmsKeyId");
        refuses(
                () -> admin("{'adminUsername': 'Public User', 'manageAdminPassword': true}"),
                "Invalid admin user name");
    }

    @Test
    void thePasswordIsNotInTheTextOfARequest() {
        assertThat(admin("{'adminUsername': 'admin', 'adminUserPassword': 'Passw0rd'}")
                        .toString())
                .doesNotContain("Passw0rd");
    }

    @Test
    void databasesRolesAndLogExportsAreChecked() {
        assertThat(NamespaceRules.database(Inputs.of("{}"))).isEqualTo("dev");
        refuses(() -> NamespaceRules.database(Inputs.of("{'dbName': 'My-Db'}")), "Invalid database name");
        refuses(() -> NamespaceRules.roles(Inputs.of("{'iamRoles': ['copy']}")), "Invalid IAM role ARN: copy");
        refuses(() -> NamespaceRules.roles(Inputs.of(roles(51))), "at most 50 IAM roles");
        refuses(
                () -> NamespaceRules.logExports(List.of("audit")),
                "Member must satisfy enum value set: [connectionlog, useractivitylog, userlog]");
    }

    @Test
    void theDefaultRoleIsOneOfTheRoles() {
        Input input = Inputs.of("{'defaultIamRoleArn': '" + COPY + "'}");
        assertThat(NamespaceRules.defaultRole(input, List.of(COPY), null)).isEqualTo(COPY);
        refuses(() -> NamespaceRules.defaultRole(input, List.of(UNLOAD), null), "must be one of the IAM roles");
        assertThat(NamespaceRules.defaultRole(Inputs.of("{'defaultIamRoleArn': ''}"), List.of(COPY), COPY))
                .isNull();
    }

    @Test
    void theWantedRolesReplaceThePresentOnes() {
        List<AttachedRole> present = List.of(AttachedRole.adding(COPY).inSync());
        assertThat(NamespaceRules.replaced(present, List.of(UNLOAD)))
                .containsExactly(AttachedRole.adding(COPY).removing(), AttachedRole.adding(UNLOAD));
        assertThat(NamespaceRules.replaced(present, List.of(COPY))).isEqualTo(present);
    }

    @Test
    void tagsAreBounded() {
        assertThat(Tags.in(Inputs.of("{'tags': [{'key': 'owner', 'value': ''}]}")))
                .containsEntry("owner", "");
        refuses(() -> Tags.in(Inputs.of("{'tags': [{'key': '', 'value': ''}]}")), "at 'tags.1.member.key'");
        refuses(() -> Tags.in(Inputs.of("{'tags': [{'key': 'aws:x', 'value': ''}]}")), "reserved for AWS");
        refuses(
                () -> Tags.in(Inputs.of("{'tags': [{'key': 'k', 'value': '" + "v".repeat(257) + "'}]}")),
                "at 'tags.1.member.value'");
        assertThatThrownBy(() -> Tags.in(Inputs.of(tags(51))))
                .isInstanceOfSatisfying(
                        AwsFault.class, fault -> assertThat(fault.code()).isEqualTo("TooManyTagsException"));
    }

    private static String name(String name) {
        return Constraints.name("name", name);
    }

    private static AdminRequest admin(String json) {
        return AdminRequest.of(Inputs.of(json));
    }

    private static String roles(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "'" + COPY + i + "'")
                .collect(Collectors.joining(",", "{'iamRoles': [", "]}"));
    }

    private static String tags(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "{'key': 'k" + i + "', 'value': 'v'}")
                .collect(Collectors.joining(",", "{'tags': [", "]}"));
    }

    private static void refuses(ThrowingCallable call, String reason) {
        assertThatThrownBy(call).hasMessageContaining(reason).isInstanceOfSatisfying(AwsFault.class, fault -> {
            assertThat(fault.code()).isEqualTo("ValidationException");
            assertThat(fault.status()).isEqualTo(400);
        });
    }
}
