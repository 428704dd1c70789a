package io.landfall.provisioning;

import io.landfall.provisioner.aws.Aws;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.core.sync.RequestBody;

/** Lives of warehouses in which everything happens that the provisioner can do. */
enum WholeLife {
    /** A cluster that is made, changed, damaged, repaired, paused, resumed and torn down with its data. */
    PROVISIONED {
        @Override
        void live(AwsOnOneMachine machine, WarehouseLife life) throws InterruptedException {
            String subnets = subnets(machine.aws(), 2);
            String oneMore = subnets(machine.aws(), 3);
            life.defined(
                            "kind: provisioned",
                            "node_type: ra3.xlplus",
                            "nodes: 2",
                            "network: {subnets: [" + subnets + "], allow: [10.0.0.0/8]}")
                    .provision();
            life.provision();
            damage(machine.aws(), warehouse());
            String subnetsThen = "network: {subnets: [" + oneMore + "], allow: [192.168.0.0/16]}";
            life.defined(
                            "kind: provisioned",
                            "node_type: ra3.xlplus",
                            "nodes: 4",
                            "snapshot_retention_days: 3",
                            "tags: {team: listening}",
                            subnetsThen)
                    .provision();
            life.warnings();
            life.pause();
            life.resume();
            fill(machine.aws(), warehouse());
            life.teardown(true, true);
        }
    },
    /** The same of Serverless. */
    SERVERLESS {
        @Override
        void live(AwsOnOneMachine machine, WarehouseLife life) throws InterruptedException {
            life.defined("kind: serverless", "usage_limit: {rpu_hours: 100}").provision();
            life.provision();
            machine.aws().serverless().updateNamespace(r -> r.namespaceName(warehouse())
                    .iamRoles(List.of()));
            life.defined(
                            "kind: serverless",
                            "base_capacity: 16",
                            "usage_limit: {rpu_hours: 50}",
                            "tags: {team: listening}")
                    .provision();
            life.defined("kind: serverless", "base_capacity: 16").provision();
            life.teardown(true, true);
        }
    },
    /** Everything was there before, and is there afterwards. */
    ADOPTED {
        @Override
        void live(AwsOnOneMachine machine, WarehouseLife life) throws InterruptedException {
            Adoptable.make(machine.aws(), warehouse());
            life.defined("kind: provisioned", "adopt: true", "network: {allow: [10.0.0.0/8]}")
                    .provision();
            life.teardown(false, true);
        }
    },
    /** So was Serverless. */
    ADOPTED_SERVERLESS {
        @Override
        void live(AwsOnOneMachine machine, WarehouseLife life) throws InterruptedException {
            machine.aws().serverless().createNamespace(r -> r.namespaceName(warehouse())
                    .adminUsername("landfall")
                    .manageAdminPassword(true));
            life.defined("kind: serverless", "adopt: true").provision();
            life.teardown(false, true);
        }
    };

    private static final String READ_ALL =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}]}";

    /** @param life whose calls are written down; whatever else is done to the machine is done by others */
    abstract void live(AwsOnOneMachine machine, WarehouseLife life) throws InterruptedException;

    String warehouse() {
        return "life-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As people and other tools do. */
    private static void damage(Aws aws, String warehouse) {
        String role = "landfall-" + warehouse + "-copy";
        aws.iam()
                .updateAssumeRolePolicy(
                        r -> r.roleName(role)
                                .policyDocument(
                                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}"));
        aws.iam().updateRole(r -> r.roleName(role).description("somebody else's"));
        aws.iam().putRolePolicy(r -> r.roleName(role).policyName("others").policyDocument(READ_ALL));
        aws.iam().attachRolePolicy(r -> r.roleName(role).policyArn("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"));
        aws.s3().deletePublicAccessBlock(r -> r.bucket("landfall-" + warehouse));
        aws.s3().deleteBucketEncryption(r -> r.bucket("landfall-" + warehouse));
        String queue = aws.sqs()
                .getQueueUrl(r -> r.queueName("landfall-" + warehouse + "-landed"))
                .queueUrl();
        aws.sqs().untagQueue(r -> r.queueUrl(queue).tagKeys("team"));
    }

    /** With a file and an upload that was never finished. */
    private static void fill(Aws aws, String warehouse) {
        String bucket = "landfall-" + warehouse;
        aws.s3()
                .putObject(
                        r -> r.bucket(bucket).key("log_data/a.json"),
                        RequestBody.fromString("{}", StandardCharsets.UTF_8));
        aws.s3().createMultipartUpload(r -> r.bucket(bucket).key("log_data/b.json"));
    }

    private static String subnets(Aws aws, int number) {
        return aws.ec2().describeSubnets().subnets().stream()
                .limit(number)
                .map(subnet -> subnet.subnetId())
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();
    }
}
