package io.landfall.provisioner.failure;

import io.landfall.provisioner.failure.Treatment.GiveUp;
import java.util.List;
import java.util.Map;

/** What does not pass by itself, and what a person can do. */
final class FinalRules {

    private static final String AGAIN = "then give the command again";
    private static final String QUOTAS =
            "raise the quota in the Service Quotas console (%s) or remove what is not needed, " + AGAIN;

    /** What is counted, and whose quota it is. */
    private static final Map<String, List<String>> QUOTA_CODES = Map.ofEntries(
            Map.entry("ClusterQuotaExceeded", List.of("clusters of this account and region", "redshift")),
            Map.entry("NumberOfNodesQuotaExceeded", List.of("nodes of this account and region", "redshift")),
            Map.entry("NumberOfNodesPerClusterLimitExceeded", List.of("nodes of one cluster", "redshift")),
            Map.entry("ClusterSnapshotQuotaExceeded", List.of("manual snapshots", "redshift")),
            Map.entry("ClusterSubnetGroupQuotaExceeded", List.of("subnet groups", "redshift")),
            Map.entry("ClusterSubnetQuotaExceeded", List.of("subnets of one subnet group", "redshift")),
            Map.entry("SecurityGroupLimitExceeded", List.of("security groups of the VPC", "vpc")),
            Map.entry("RulesPerSecurityGroupLimitExceeded", List.of("rules of one security group", "vpc")),
            Map.entry("TooManyBuckets", List.of("buckets of this account", "s3")));

    private FinalRules() {}

    /** Of an answer without a body that points to another region. */
    static Treatment otherRegion(FailedCall call) {
        return otherRegion().treatment().apply(call);
    }

    static List<Rule> all() {
        return List.of(
                Rule.on(QUOTA_CODES.keySet().toArray(String[]::new)).is(FinalRules::quota),
                serviceQuota(),
                tags(),
                expired(),
                clock(),
                unknownCredentials(),
                optIn(),
                otherRegion(),
                takenBucket(),
                network(),
                unsupported(),
                invalid());
    }

    private static GiveUp quota(FailedCall call) {
        List<String> quota = QUOTA_CODES.get(call.code());
        return new GiveUp("%s; the quota is the number of %s: %s"
                .formatted(call.words(), quota.get(0), QUOTAS.formatted("service " + quota.get(1))));
    }

    /** IAM, Serverless and EC2 say which quota it is in their texts. */
    private static Rule serviceQuota() {
        return Rule.on("ServiceQuotaExceeded", "LimitExceeded", "OverLimit", "ResourceLimitExceeded")
                .is(call -> new GiveUp(call.words() + "; "
                        + QUOTAS.formatted(call.request()
                                .map(request -> "service " + request.call().service())
                                .orElse("the service named"))));
    }

    private static Rule tags() {
        return Rule.on("TooManyTags", "TagLimitExceeded", "InvalidTag")
                .givesUp(
                        "a resource carries at most 50 tags, and none that begins with aws:; change tags in warehouse.yaml, "
                                + AGAIN);
    }

    private static Rule expired() {
        return Rule.on("ExpiredToken", "TokenRefreshRequired", "RequestExpired", "InvalidToken")
                .saying("^(?!.*signature).*$")
                .givesUp("the credentials have run out: log in again (aws sso login, or new keys), " + AGAIN);
    }

    /** A signature holds for some minutes around the server's time. */
    private static Rule clock() {
        return Rule.on(
                        "RequestTimeTooSkewed",
                        "RequestInTheFuture",
                        "RequestExpired",
                        "SignatureDoesNotMatch",
                        "InvalidSignature")
                .is(call -> new GiveUp(call.words() + "; "
                        + (call.text().matches("(?is).*(skew|expired|not yet|time).*") ? CLOCK : SECRET)));
    }

    private static final String CLOCK = "this machine's clock and AWS's differ by minutes: set it (NTP), " + AGAIN;
    private static final String SECRET =
            "the secret access key does not belong to the access key id: correct it, " + AGAIN;

    private static Rule unknownCredentials() {
        return Rule.on(
                        "InvalidClientTokenId",
                        "UnrecognizedClient",
                        "InvalidAccessKeyId",
                        "AuthFailure",
                        "MissingAuthenticationToken",
                        "IncompleteSignature",
                        "NotAuthorized")
                .givesUp(
                        "AWS does not know these credentials, or not in this region: check them (aws sts get-caller-identity),"
                                + " and whether the region of warehouse.yaml is enabled for the account, " + AGAIN);
    }

    private static Rule optIn() {
        return Rule.on("OptInRequired", "SubscriptionRequired", "NotSignedUp", "RegionDisabled")
                .givesUp(
                        "the account is not signed up for this service or region: enable it in the account settings, or choose"
                                + " another region in warehouse.yaml, " + AGAIN);
    }

    private static Rule otherRegion() {
        return Rule.on(
                        "PermanentRedirect",
                        "AuthorizationHeaderMalformed",
                        "IllegalLocationConstraint",
                        "InvalidLocationConstraint",
                        "InvalidRegion")
                .givesUp(
                        "the bucket is in another region: name that one as region in warehouse.yaml, or another landing_bucket, "
                                + AGAIN);
    }

    private static Rule takenBucket() {
        return Rule.on("BucketAlreadyExists")
                .givesUp(
                        "bucket names are unique in all of AWS and another account has this one: choose another landing_bucket, "
                                + AGAIN);
    }

    private static Rule network() {
        return Rule.on(
                        "InvalidVpcID.NotFound",
                        "InvalidVpcId.NotFound",
                        "InvalidVPCNetworkState",
                        "InvalidSubnetID.NotFound",
                        "InvalidSubnetId.NotFound",
                        "InvalidSubnet",
                        "VPCIdNotSpecified",
                        "DefaultVpcDoesNotExist",
                        "InsufficientFreeAddressesInSubnet",
                        "SubnetAlreadyInUse",
                        "Ipv6CidrBlockNotFound")
                .givesUp("correct network.vpc or network.subnets in warehouse.yaml, " + AGAIN);
    }

    private static Rule unsupported() {
        return Rule.on(
                        "UnsupportedOperation",
                        "UnsupportedOption",
                        "UnknownOperation",
                        "NotImplemented",
                        "InvalidAction")
                .givesUp("AWS does not offer this here: choose another region or change warehouse.yaml, " + AGAIN);
    }

    private static Rule invalid() {
        return Rule.on(
                        "InvalidParameterValue",
                        "InvalidParameterCombination",
                        "InvalidParameter",
                        "MissingParameter",
                        "Validation",
                        "ValidationError",
                        "MalformedPolicyDocument",
                        "InvalidAttributeValue",
                        "InvalidAttributeName",
                        "InvalidArgument",
                        "InvalidRequest",
                        "InvalidRetentionPeriod",
                        "MalformedXML",
                        "InvalidBucketName",
                        "InvalidInput")
                .givesUp("AWS does not accept this: change warehouse.yaml accordingly, " + AGAIN);
    }
}
