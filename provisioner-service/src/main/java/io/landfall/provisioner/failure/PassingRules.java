package io.landfall.provisioner.failure;

import java.time.Duration;
import java.util.List;

/** What passes by itself, how long it is waited for, and what to do when it does not pass. */
final class PassingRules {

    /** A resize or a snapshot of a big cluster may take that long. */
    private static final Duration BUSY = Duration.ofMinutes(30);

    private static final Duration CAPACITY = Duration.ofMinutes(15);
    private static final Duration THROTTLED = Duration.ofMinutes(15);
    private static final Duration PASSING = Duration.ofMinutes(5);
    private static final Duration SETTLING = Duration.ofMinutes(2);

    private static final String AGAIN = "give the command again to go on";
    private static final String BY_HAND = "look in the AWS console at what happens to it, then " + AGAIN;

    private PassingRules() {}

    /** Of an error that only its HTTP status or the SDK knows as throttling. */
    static Treatment throttling(FailedCall call) {
        return throttled().treatment().apply(call);
    }

    /** Of an error that only its HTTP status shows to be AWS's own. */
    static Treatment illness(FailedCall call) {
        return unwell().treatment().apply(call);
    }

    static List<Rule> all() {
        return List.of(
                throttled(),
                serviceRole(),
                busy(),
                recentlyDeleted(),
                unseenDeadLetters(),
                unseenRole(),
                unseenPrincipal(),
                unseenQueue(),
                unseen(),
                alreadyThere(),
                capacity(),
                unwell());
    }

    /** "Common errors" of the API references, "Error codes for the Amazon EC2 API", S3's {@code SlowDown}. */
    private static Rule throttled() {
        return Rule.on(
                        "Throttling",
                        "Throttled",
                        "RequestLimitExceeded",
                        "RequestThrottled",
                        "DependentServiceRequestThrottling",
                        "TooManyRequests",
                        "SlowDown",
                        "BandwidthLimitExceeded",
                        "EC2Throttled",
                        "PriorRequestNotComplete")
                .passesSlowly(
                        "AWS is asked too often",
                        THROTTLED,
                        "something else in this account asks AWS all the time; find it, then " + AGAIN);
    }

    private static Rule busy() {
        return Rule.on(
                        "InvalidClusterState",
                        "InvalidNamespaceState",
                        "InvalidClusterSnapshotState",
                        "InvalidClusterSubnetGroupState",
                        "InvalidClusterSubnetState",
                        "Conflict",
                        "ConcurrentModification",
                        "DependencyViolation",
                        "OperationAborted",
                        "BucketNotEmpty",
                        "DeleteConflict",
                        "EntityTemporarilyUnmodifiable",
                        "ResourceInUse")
                .passes("AWS is busy with it, or with something that needs it", BUSY, BY_HAND);
    }

    /** "You must wait 60 seconds after deleting a queue before you can create another with the same name" (SQS, DeleteQueue). */
    private static Rule recentlyDeleted() {
        return Rule.on("QueueDeletedRecently")
                .passes(
                        "AWS is busy: a queue of this name was deleted less than a minute ago, and SQS makes none of that name before",
                        SETTLING,
                        AGAIN);
    }

    /** A dead-letter queue made a moment ago. */
    private static Rule unseenDeadLetters() {
        return Rule.on()
                .saying("dead letter target does not exist")
                .passes("SQS does not see the dead-letter queue yet", SETTLING, BY_HAND);
    }

    /** A role is known to IAM at once and to the services that take it some seconds later ("Changes that I make", IAM user guide). */
    private static Rule unseenRole() {
        return Rule.on(
                        "InvalidParameterValue",
                        "Validation",
                        "ValidationError",
                        "InvalidParameter",
                        "UnauthorizedOperation")
                .saying(
                        "role\\b.*(not valid|invalid|cannot be assumed|not authorized to assume|does not exist|unable to assume)"
                                + "|(not valid|invalid|not authorized to assume|unable to assume)\\b.*\\brole")
                .passes(
                        "AWS does not know the new IAM role everywhere yet",
                        SETTLING,
                        "see in IAM whether the role exists and lets redshift.amazonaws.com assume it, then " + AGAIN);
    }

    private static Rule unseenPrincipal() {
        return Rule.on("MalformedPolicyDocument", "MalformedPolicy", "InvalidAttributeValue")
                .saying("invalid principal")
                .passes(
                        "AWS does not know a new principal of the policy everywhere yet",
                        SETTLING,
                        "see whether every principal of the policy exists, then " + AGAIN);
    }

    /** PutBucketNotificationConfiguration sends a test message first, and fails while the queue's policy is on its way. */
    private static Rule unseenQueue() {
        return Rule.on()
                .saying("unable to validate the following destination configurations")
                .passes(
                        "S3 cannot send to every destination the bucket is to notify: the new queue's policy is not in effect yet, or another destination is gone",
                        SETTLING,
                        "see whether the queue's policy lets s3.amazonaws.com send to it, and whether every other destination"
                                + " of the bucket's notifications still exists, then " + AGAIN);
    }

    /** What was made a moment ago; a look that finds nothing is no failure, so this was asked for something just seen. */
    private static Rule unseen() {
        return Rule.on(
                        "NoSuchEntity",
                        "NoSuchBucket",
                        "ResourceNotFound",
                        "ClusterNotFound",
                        "ClusterSubnetGroupNotFound",
                        "NonExistentQueue",
                        "QueueDoesNotExist",
                        "InvalidGroup.NotFound",
                        "InvalidGroupId.NotFound",
                        "InvalidSecurityGroupID.NotFound",
                        "InvalidPermission.NotFound")
                .passes(
                        "it is not there yet or not any more",
                        SETTLING,
                        "something else may be removing it at the same time; find it, then " + AGAIN);
    }

    private static Rule serviceRole() {
        return Rule.on(
                        "InvalidParameterValue",
                        "Validation",
                        "InvalidClusterState",
                        "UnsupportedOperation",
                        "UnauthorizedOperation")
                .saying("service[- ]linked role")
                .passes(
                        "AWS is making the service-linked role of Redshift",
                        SETTLING,
                        "make it by hand: aws iam create-service-linked-role --aws-service-name redshift.amazonaws.com; then "
                                + AGAIN);
    }

    private static Rule alreadyThere() {
        return Rule.on(
                        "EntityAlreadyExists",
                        "ClusterAlreadyExists",
                        "ClusterSubnetGroupAlreadyExists",
                        "ClusterSnapshotAlreadyExists",
                        "BucketAlreadyOwnedByYou",
                        "InvalidGroup.Duplicate",
                        "InvalidPermission.Duplicate",
                        "ResourceAlreadyExists",
                        "QueueAlreadyExists",
                        "QueueNameExists")
                .passes(
                        "it came to be meanwhile",
                        SETTLING,
                        "something of this name exists that cannot be seen or differs; choose another name, or remove it");
    }

    private static Rule capacity() {
        return Rule.on("InsufficientClusterCapacity", "InsufficientCapacity", "InsufficientInstanceCapacity")
                .passesSlowly(
                        "AWS has not enough of this compute in this zone now",
                        CAPACITY,
                        "try later, or another node type, fewer nodes, or subnets in another zone (node_type, nodes,"
                                + " network.subnets in warehouse.yaml)");
    }

    private static Rule unwell() {
        return Rule.on(
                        "DependentServiceUnavailable",
                        "DependentServiceAccessDenied",
                        "InternalFailure",
                        "InternalError",
                        "InternalServer",
                        "InternalServiceError",
                        "ServiceUnavailable",
                        "ServiceFailure",
                        "Unavailable")
                .passes("AWS is not well", PASSING, "see https://health.aws.amazon.com, then " + AGAIN);
    }
}
