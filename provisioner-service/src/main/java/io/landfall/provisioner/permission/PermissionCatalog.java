package io.landfall.provisioner.permission;

import static io.landfall.provisioner.permission.Scope.BUCKET;
import static io.landfall.provisioner.permission.Scope.BUCKETS;
import static io.landfall.provisioner.permission.Scope.BUCKET_TAGS;
import static io.landfall.provisioner.permission.Scope.CLUSTER;
import static io.landfall.provisioner.permission.Scope.CLUSTERS;
import static io.landfall.provisioner.permission.Scope.CLUSTER_TAGS;
import static io.landfall.provisioner.permission.Scope.NAMESPACE;
import static io.landfall.provisioner.permission.Scope.NETWORKS;
import static io.landfall.provisioner.permission.Scope.NEW_SECURITY_GROUP;
import static io.landfall.provisioner.permission.Scope.NEW_WORKGROUP;
import static io.landfall.provisioner.permission.Scope.OBJECTS;
import static io.landfall.provisioner.permission.Scope.PASSWORD;
import static io.landfall.provisioner.permission.Scope.PASS_ROLE;
import static io.landfall.provisioner.permission.Scope.QUEUES;
import static io.landfall.provisioner.permission.Scope.ROLE;
import static io.landfall.provisioner.permission.Scope.ROLES;
import static io.landfall.provisioner.permission.Scope.ROLE_TAGS;
import static io.landfall.provisioner.permission.Scope.SECURITY_GROUP;
import static io.landfall.provisioner.permission.Scope.SERVERLESS;
import static io.landfall.provisioner.permission.Scope.SERVERLESS_TAGS;
import static io.landfall.provisioner.permission.Scope.SERVICE_ROLE;
import static io.landfall.provisioner.permission.Scope.SUBNET_GROUP;
import static io.landfall.provisioner.permission.Scope.WORKGROUP;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every call the provisioner makes, and what IAM has to allow for it (Service Authorization Reference; S3 user guide, "Required permissions
 * for Amazon S3 API operations"). A test compares it with the calls that are really made.
 */
public final class PermissionCatalog {

    private static final SortedMap<ApiCall, List<Grant>> GRANTS = new TreeMap<>();

    static {
        same("iam", ROLES, "ListRoles");
        same("iam", ROLE_TAGS, "ListRoleTags");
        same(
                "iam",
                ROLE,
                "GetRole",
                "DeleteRole",
                "GetRolePolicy",
                "PutRolePolicy",
                "DeleteRolePolicy",
                "ListRolePolicies",
                "ListAttachedRolePolicies",
                "DetachRolePolicy",
                "TagRole",
                "UntagRole",
                "UpdateAssumeRolePolicy",
                "UpdateRole");
        needs("iam:CreateRole", Grant.of(ROLE, "iam:CreateRole", "iam:TagRole"));
        storage();
        same(
                "sqs",
                QUEUES,
                "CreateQueue",
                "DeleteQueue",
                "GetQueueAttributes",
                "GetQueueUrl",
                "ListQueueTags",
                "ListQueues",
                "SetQueueAttributes",
                "TagQueue",
                "UntagQueue");
        network();
        clusters();
        serverless();
        needs("sts:GetCallerIdentity", List.of());
    }

    private PermissionCatalog() {}

    /** Every call, and what it needs: the action it is named after first, then what AWS checks beside it. */
    public static SortedMap<ApiCall, List<Grant>> calls() {
        return new TreeMap<>(GRANTS);
    }

    /** The actions a call needs; what is in no catalog needs the action of its own name. */
    public static List<String> actions(ApiCall call) {
        List<Grant> grants = GRANTS.get(call);
        return grants == null
                ? List.of(call.toString())
                : grants.stream().map(Grant::action).toList();
    }

    /** All that these calls need, without repetitions. */
    public static List<Grant> grants(Collection<ApiCall> calls) {
        return calls.stream()
                .flatMap(call -> GRANTS.getOrDefault(call, List.of()).stream())
                .distinct()
                .toList();
    }

    private static void storage() {
        needs("s3:ListBuckets", Grant.of(BUCKETS, "s3:ListAllMyBuckets"));
        needs("s3:GetBucketTagging", Grant.of(BUCKET_TAGS, "s3:GetBucketTagging"));
        needs("s3:CreateBucket", Grant.of(BUCKET, "s3:CreateBucket", "s3:TagResource"));
        same("s3", BUCKET, "DeleteBucket", "PutBucketTagging");
        Map.of(
                        "HeadBucket", "ListBucket",
                        "DeleteBucketTagging", "PutBucketTagging",
                        "GetBucketEncryption", "GetEncryptionConfiguration",
                        "PutBucketEncryption", "PutEncryptionConfiguration",
                        "GetPublicAccessBlock", "GetBucketPublicAccessBlock",
                        "PutPublicAccessBlock", "PutBucketPublicAccessBlock",
                        "GetBucketNotificationConfiguration", "GetBucketNotification",
                        "PutBucketNotificationConfiguration", "PutBucketNotification",
                        "ListObjectVersions", "ListBucketVersions",
                        "ListMultipartUploads", "ListBucketMultipartUploads")
                .forEach((call, action) -> needs("s3:" + call, Grant.of(BUCKET, "s3:" + action)));
        needs("s3:DeleteObjects", Grant.of(OBJECTS, "s3:DeleteObject", "s3:DeleteObjectVersion"));
        same("s3", OBJECTS, "AbortMultipartUpload");
    }

    private static void network() {
        same("ec2", NETWORKS, "DescribeVpcs", "DescribeSubnets", "DescribeSecurityGroups");
        needs(
                "ec2:CreateSecurityGroup",
                both(
                        Grant.of(NEW_SECURITY_GROUP, "ec2:CreateSecurityGroup"),
                        Grant.of(SECURITY_GROUP, "ec2:CreateTags")));
        same(
                "ec2",
                SECURITY_GROUP,
                "AuthorizeSecurityGroupIngress",
                "RevokeSecurityGroupIngress",
                "DeleteSecurityGroup",
                "CreateTags",
                "DeleteTags");
    }

    private static void clusters() {
        List<Grant> passing = Grant.of(PASS_ROLE, "iam:PassRole");
        List<Grant> password = password();
        same(
                "redshift",
                CLUSTERS,
                "DescribeClusters",
                "DescribeTags",
                "DescribeClusterSnapshots",
                "DescribeClusterSubnetGroups");
        same("redshift", CLUSTER, "PauseCluster", "ResumeCluster", "ResizeCluster");
        needs(
                "redshift:CreateCluster",
                both(
                        Grant.of(CLUSTER, "redshift:CreateCluster"),
                        Grant.of(CLUSTER_TAGS, "redshift:CreateTags"),
                        passing,
                        password,
                        Grant.of(SERVICE_ROLE, "iam:CreateServiceLinkedRole")));
        needs("redshift:ModifyCluster", both(Grant.of(CLUSTER, "redshift:ModifyCluster"), password));
        needs("redshift:ModifyClusterIamRoles", both(Grant.of(CLUSTER, "redshift:ModifyClusterIamRoles"), passing));
        needs(
                "redshift:DeleteCluster",
                both(Grant.of(CLUSTER, "redshift:DeleteCluster"), Grant.of(PASSWORD, "secretsmanager:DeleteSecret")));
        needs(
                "redshift:CreateClusterSubnetGroup",
                both(
                        Grant.of(SUBNET_GROUP, "redshift:CreateClusterSubnetGroup"),
                        Grant.of(CLUSTER_TAGS, "redshift:CreateTags")));
        same("redshift", SUBNET_GROUP, "ModifyClusterSubnetGroup", "DeleteClusterSubnetGroup");
        same("redshift", CLUSTER_TAGS, "CreateTags", "DeleteTags");
    }

    private static void serverless() {
        String service = "redshift-serverless";
        List<Grant> passing = Grant.of(PASS_ROLE, "iam:PassRole");
        List<Grant> tagging = Grant.of(SERVERLESS_TAGS, service + ":TagResource");
        same(
                service,
                SERVERLESS,
                "ListNamespaces",
                "ListWorkgroups",
                "ListSnapshots",
                "ListUsageLimits",
                "CreateUsageLimit",
                "UpdateUsageLimit",
                "DeleteUsageLimit");
        same(service, SERVERLESS_TAGS, "ListTagsForResource", "TagResource", "UntagResource");
        same(service, NAMESPACE, "GetNamespace");
        needs(
                service + ":CreateNamespace",
                both(
                        Grant.of(NAMESPACE, service + ":CreateNamespace"),
                        tagging,
                        passing,
                        password(),
                        Grant.of(SERVICE_ROLE, "iam:CreateServiceLinkedRole")));
        needs(
                service + ":UpdateNamespace",
                both(Grant.of(NAMESPACE, service + ":UpdateNamespace"), passing, password()));
        needs(
                service + ":DeleteNamespace",
                both(
                        Grant.of(NAMESPACE, service + ":DeleteNamespace"),
                        Grant.of(PASSWORD, "secretsmanager:DeleteSecret")));
        same(service, WORKGROUP, "GetWorkgroup", "UpdateWorkgroup", "DeleteWorkgroup");
        needs(service + ":CreateWorkgroup", both(Grant.of(NEW_WORKGROUP, service + ":CreateWorkgroup"), tagging));
    }

    private static List<Grant> password() {
        return Grant.of(
                PASSWORD,
                "secretsmanager:CreateSecret",
                "secretsmanager:DescribeSecret",
                "secretsmanager:RotateSecret",
                "secretsmanager:TagResource");
    }

    private static void same(String service, Scope scope, String... operations) {
        for (String operation : operations) {
            needs(service + ':' + operation, Grant.of(scope, service + ':' + operation));
        }
    }

    private static void needs(String call, List<Grant> grants) {
        String[] parts = call.split(":");
        GRANTS.put(new ApiCall(parts[0], parts[1]), grants);
    }

    @SafeVarargs
    private static List<Grant> both(List<Grant>... grants) {
        List<Grant> all = new ArrayList<>();
        List.of(grants).forEach(all::addAll);
        return List.copyOf(all);
    }
}
