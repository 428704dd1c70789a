package io.landfall.provisioner.permission;

import java.util.List;
import java.util.Map;

/**
 * What a group of actions is for and what it is allowed on: one statement of a policy. Resources are as narrow as the Service Authorization
 * Reference lets them be; {@code ${warehouse}}, {@code ${bucket}}, {@code ${region}} and {@code ${account}} stand for what a project and
 * an account are called.
 */
public enum Scope {
    /** IAM lists all roles or none. */
    ROLES("LookForRoles", "Find roles that are left of a warehouse", "*"),
    /** What Landfall makes begins alike. */
    ROLE_TAGS("ReadTagsOfRoles", "Find roles that are left of a warehouse", "arn:aws:iam::${account}:role/landfall-*"),
    ROLE(
            "CopyRole",
            "Look after the role that COPY reads with",
            "arn:aws:iam::${account}:role/landfall-${warehouse}-copy"),
    PASS_ROLE(
            "PassCopyRole",
            "Hand that role to Redshift, and to nothing else",
            Map.of(
                    "StringEquals",
                    Map.of(
                            "iam:PassedToService",
                            List.of("redshift.amazonaws.com", "redshift-serverless.amazonaws.com"))),
            "arn:aws:iam::${account}:role/landfall-${warehouse}-copy"),
    SERVICE_ROLE(
            "RedshiftServiceRole",
            "Let Redshift make its service-linked role, the first time it is used in an account",
            Map.of("StringEquals", Map.of("iam:AWSServiceName", List.of("redshift.amazonaws.com"))),
            "arn:aws:iam::${account}:role/aws-service-role/redshift.amazonaws.com/AWSServiceRoleForRedshift"),
    BUCKETS("LookForBuckets", "Find buckets that are left of a warehouse", "*"),
    BUCKET_TAGS("ReadTagsOfBuckets", "Find buckets that are left of a warehouse", "arn:aws:s3:::*"),
    BUCKET("LandingBucket", "Look after the landing bucket and its notifications", "arn:aws:s3:::${bucket}"),
    OBJECTS("EmptyLandingBucket", "Empty the landing bucket, only on teardown --with-data", "arn:aws:s3:::${bucket}/*"),
    QUEUES(
            "Queues",
            "Look after the queue that is notified and its dead-letter queue, and find what is left of them",
            "arn:aws:sqs:${region}:${account}:landfall-*"),
    NETWORKS("LookAtNetworks", "Find the default VPC and security groups; EC2 describes all or none", "*"),
    SECURITY_GROUP("SecurityGroup", "Look after who may connect", "arn:aws:ec2:${region}:${account}:security-group/*"),
    NEW_SECURITY_GROUP(
            "NewSecurityGroup",
            "Make the security group in the warehouse's VPC",
            "arn:aws:ec2:${region}:${account}:security-group/*",
            "arn:aws:ec2:${region}:${account}:vpc/*"),
    CLUSTERS("LookAtClusters", "Find clusters, snapshots, subnet groups and tags; Redshift describes all or none", "*"),
    CLUSTER(
            "Cluster",
            "Look after a provisioned cluster",
            "arn:aws:redshift:${region}:${account}:cluster:${warehouse}"),
    SUBNET_GROUP(
            "SubnetGroup",
            "Look after its subnet group, where subnets are named",
            "arn:aws:redshift:${region}:${account}:subnetgroup:landfall-${warehouse}"),
    CLUSTER_TAGS(
            "TagCluster",
            "Tag cluster, subnet group and final snapshot",
            "arn:aws:redshift:${region}:${account}:cluster:${warehouse}",
            "arn:aws:redshift:${region}:${account}:subnetgroup:landfall-${warehouse}",
            "arn:aws:redshift:${region}:${account}:snapshot:${warehouse}/*"),
    /** Their ARNs end in identifiers that AWS draws. */
    NAMESPACE(
            "ServerlessNamespace",
            "Look after a Serverless namespace",
            "arn:aws:redshift-serverless:${region}:${account}:namespace/*"),
    WORKGROUP(
            "ServerlessWorkgroup",
            "Look after a Serverless workgroup",
            "arn:aws:redshift-serverless:${region}:${account}:workgroup/*"),
    NEW_WORKGROUP(
            "NewServerlessWorkgroup",
            "Make a workgroup for the namespace",
            "arn:aws:redshift-serverless:${region}:${account}:workgroup/*",
            "arn:aws:redshift-serverless:${region}:${account}:namespace/*"),
    SERVERLESS_TAGS(
            "TagServerless",
            "Read and write tags of namespace, workgroup and final snapshot",
            "arn:aws:redshift-serverless:${region}:${account}:namespace/*",
            "arn:aws:redshift-serverless:${region}:${account}:workgroup/*",
            "arn:aws:redshift-serverless:${region}:${account}:snapshot/*"),
    SERVERLESS(
            "LookAtServerless",
            "Find namespaces, workgroups, snapshots and usage limits, and set those; they cannot be told apart by ARN",
            "*"),
    PASSWORD(
            "ManagedPassword",
            "Let Redshift make, rotate and delete the secret with the admin password, which it does in the caller's name",
            "arn:aws:secretsmanager:${region}:${account}:secret:redshift!${warehouse}-*"),
    /** Of the services that load. */
    LANDED_QUEUE(
            "ReceiveNotifications",
            "Stager: receive what landed, hold it while it is worked on, and delete what is handed on",
            "arn:aws:sqs:${region}:${account}:landfall-${warehouse}-landed"),
    DEAD_QUEUE(
            "CountDeadNotifications",
            "Stager: tell how many notifications SQS gave up",
            "arn:aws:sqs:${region}:${account}:landfall-${warehouse}-landed-dead"),
    LANDED_OBJECTS(
            "LookAtLandedFiles",
            "Stager: see whether a landed file is still as it was notified",
            "arn:aws:s3:::${bucket}/*"),
    LANDED_BUCKET(
            "TellMissingFiles",
            "Stager: without it S3 answers 403 instead of 404 for a file that is gone; quality: see whether expected files came",
            "arn:aws:s3:::${bucket}"),
    MANIFESTS("WriteManifests", "Stager: write COPY's manifests", "arn:aws:s3:::${bucket}/_landfall/*"),
    SECRET(
            "ReadPassword",
            "Stager, loader, quality and provisioner's SQL probe: read the admin password, for every connection anew",
            "arn:aws:secretsmanager:${region}:${account}:secret:redshift!${warehouse}-*");

    private final String id;
    private final String purpose;
    private final Map<String, Map<String, List<String>>> condition;
    private final List<String> resources;

    Scope(String id, String purpose, String... resources) {
        this(id, purpose, Map.of(), resources);
    }

    Scope(String id, String purpose, Map<String, Map<String, List<String>>> condition, String... resources) {
        this.id = id;
        this.purpose = purpose;
        this.condition = condition;
        this.resources = List.of(resources);
    }

    /** The statement's {@code Sid}. */
    public String id() {
        return id;
    }

    /** What it is for, for a person. */
    public String purpose() {
        return purpose;
    }

    /** Operator to key to values; empty for none. */
    public Map<String, Map<String, List<String>>> condition() {
        return condition;
    }

    public List<String> resources() {
        return resources;
    }
}
