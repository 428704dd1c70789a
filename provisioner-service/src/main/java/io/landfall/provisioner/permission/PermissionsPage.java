package io.landfall.provisioner.permission;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code docs/permissions.md}, made of the catalog. */
public final class PermissionsPage {

    /** What the services that load need: {@code Discovery}, {@code S3ObjectStore}, {@code BucketListing} and {@code SecretsManagerCredentials}. */
    static final List<Grant> LOADING = List.of(
            new Grant("sqs:ReceiveMessage", Scope.LANDED_QUEUE),
            new Grant("sqs:DeleteMessage", Scope.LANDED_QUEUE),
            new Grant("sqs:ChangeMessageVisibility", Scope.LANDED_QUEUE),
            new Grant("sqs:GetQueueAttributes", Scope.LANDED_QUEUE),
            new Grant("sqs:GetQueueAttributes", Scope.DEAD_QUEUE),
            new Grant("s3:GetObject", Scope.LANDED_OBJECTS),
            new Grant("s3:ListBucket", Scope.LANDED_BUCKET),
            new Grant("s3:ListBucketVersions", Scope.LANDED_BUCKET),
            new Grant("s3:GetBucketVersioning", Scope.LANDED_BUCKET),
            new Grant("s3:PutObject", Scope.MANIFESTS),
            new Grant("s3:DeleteObject", Scope.MANIFESTS),
            new Grant("secretsmanager:GetSecretValue", Scope.SECRET));

    private static final String INTRODUCTION = """
            # What IAM has to allow

            Made from the calls that are made: a test runs whole lives of warehouses, writes down every call and compares them with the
            catalog behind this page, in both directions. Replace `${warehouse}`, `${bucket}`, `${region}` and `${account}` by what
            `warehouse.yaml` and your account say; in other partitions `arn:aws:` is `arn:aws-cn:` or `arn:aws-us-gov:`.

            When a permission is missing, the command ends and names the action and the resource; add it and give the command again.

            ## The provisioner

            """;

    private static final String NOTES = """

            Who has only provisioned clusters can leave out the statements with `Serverless` in their names, and the other way round
            those of cluster and subnet group. `iam:CreateServiceLinkedRole` is needed for the first warehouse of an account only. With a
            customer-managed key for secrets or buckets, KMS's permissions on that key come on top. AWS may check that whoever makes a
            Serverless workgroup may look at the VPC (`ec2:DescribeSubnets`, `ec2:DescribeVpcAttribute`,
            `ec2:DescribeAvailabilityZones`, `ec2:DescribeAccountAttributes`); its refusal names which.
            """;

    private static final String PROBE = """

            The provisioner also connects to the new warehouse to prove that it answers. For that it reads the password: give it
            the statement `ReadPassword` of the next policy too.

            ## Stager, loader and quality

            """;

    private static final String TELLING = """

            Where [alerts.yaml](alerts.md#telling-people) names topics of SNS or secrets, the quality service needs `sns:Publish` on the
            topics and `secretsmanager:GetSecretValue` on the secrets too.
            """;

    private static final String CALLS = """

            ## The calls

            | call | needs |
            |---|---|
            """;

    private PermissionsPage() {}

    public static String text() {
        return INTRODUCTION
                + policy(PermissionCatalog.grants(PermissionCatalog.calls().keySet()), NOTES)
                + PROBE
                + policy(LOADING, TELLING)
                + CALLS
                + calls();
    }

    private static String policy(Collection<Grant> grants, String notes) {
        return table(grants) + notes + "\n```json\n" + PolicyText.of(grants) + "\n```\n";
    }

    private static String table(Collection<Grant> grants) {
        return "| statement | what for |\n|---|---|\n"
                + PolicyText.byScope(grants).keySet().stream()
                        .map(scope -> "| `%s` | %s |\n".formatted(scope.id(), scope.purpose()))
                        .collect(Collectors.joining());
    }

    private static String calls() {
        StringBuilder rows = new StringBuilder();
        for (Map.Entry<ApiCall, List<Grant>> entry : PermissionCatalog.calls().entrySet()) {
            SortedSet<String> actions = entry.getValue().stream()
                    .map(grant -> "`" + grant.action() + "`")
                    .collect(Collectors.toCollection(TreeSet::new));
            String needs = actions.isEmpty() ? "nothing: everybody may" : String.join(", ", actions);
            rows.append("| `%s` | %s |\n".formatted(entry.getKey(), needs));
        }
        return rows.toString();
    }
}
