package io.landfall.provisioner.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.policybuilder.iam.IamPolicy;

class PermissionsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "permissions.md");

    /** With {@code -Dpermissions.write=true} it writes the page instead. */
    @Test
    void thePageIsWhatTheCatalogSays() throws IOException {
        if (Boolean.getBoolean("permissions.write")) {
            Files.writeString(PAGE, PermissionsPage.text());
        }
        assertThat(Files.readString(PAGE))
                .as("run this test with -Dpermissions.write=true to write the page anew")
                .isEqualTo(PermissionsPage.text());
    }

    @Test
    void noStatementAllowsMoreThanItNames() {
        List<Grant> grants = PermissionCatalog.grants(PermissionCatalog.calls().keySet());
        assertThat(grants).extracting(Grant::action).noneMatch(action -> action.contains("*"));
        assertThat(IamPolicy.fromJson(PolicyText.of(grants)).statements())
                .allSatisfy(statement -> assertThat(statement.resources()).isNotEmpty());
    }

    @Test
    void aRoleIsPassedToRedshiftOnly() {
        assertThat(PolicyText.of(Grant.of(Scope.PASS_ROLE, "iam:PassRole")))
                .contains("iam:PassedToService", "redshift.amazonaws.com", "role/landfall-${warehouse}-copy");
    }

    @Test
    void aCallWhoseActionIsCalledOtherwiseNeedsThat() {
        assertThat(PermissionCatalog.actions(ApiCall.of("S3", "HeadBucket"))).containsExactly("s3:ListBucket");
        assertThat(PermissionCatalog.actions(ApiCall.of("S3", "DeleteObjects")))
                .containsExactly("s3:DeleteObject", "s3:DeleteObjectVersion");
        assertThat(PermissionCatalog.actions(ApiCall.of("Redshift", "CreateCluster")))
                .contains("redshift:CreateCluster", "iam:PassRole", "redshift:CreateTags");
        assertThat(PermissionCatalog.actions(ApiCall.of("Redshift", "RebootCluster")))
                .containsExactly("redshift:RebootCluster");
    }
}
