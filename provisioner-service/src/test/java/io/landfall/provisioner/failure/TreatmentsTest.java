package io.landfall.provisioner.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.provisioner.failure.Treatment.GiveUp;
import io.landfall.provisioner.failure.Treatment.LookAgain;
import io.landfall.provisioner.failure.Treatment.Pace;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

class TreatmentsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Throttling                             | 400 | Rate exceeded | 15 | asked too often",
                "ThrottlingException                    | 400 | Rate exceeded | 15 | asked too often",
                "RequestLimitExceeded                   | 503 | Request limit exceeded. | 15 | asked too often",
                "DependentServiceRequestThrottlingFault | 400 | a dependent service is throttling | 15 | asked too often",
                "TooManyRequestsException               | 429 | Too many | 15 | asked too often",
                "SlowDown                               | 503 | Please reduce your request rate. | 15 | asked too often",
                "SomeNewThrottle                        | 429 | Too many | 15 | asked too often",
                "InsufficientClusterCapacity            | 400 | exceeds the allotted capacity | 15 | node_type",
                "InsufficientCapacityException          | 400 | There is an insufficient capacity | 15 | network.subnets",
            })
    void whatGetsWorseByAskingIsAskedMoreAndMoreSeldom(String code, int status, String text, int minutes, String said) {
        LookAgain passing = passing(code, status, text);
        assertThat(passing.pace()).isEqualTo(Pace.GROWING);
        assertThat(passing.most()).isEqualTo(Duration.ofMinutes(minutes));
        assertThat(passing.reason() + passing.advice())
                .contains(said, text, "redshift:CreateCluster of sparkify in us-west-2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "InvalidClusterState                    | 400 | There is an operation running on the Cluster. | 30 | busy",
                "InvalidClusterStateFault               | 400 | There is an operation running on the Cluster. | 30 | busy",
                "ConflictException                      | 400 | There is an operation running on the namespace. | 30 | busy",
                "InvalidClusterSubnetGroupStateFault    | 400 | in use | 30 | busy",
                "DependencyViolation                    | 400 | resource sg-1 has a dependent object | 30 | busy",
                "OperationAborted                       | 409 | A conflicting conditional operation is in progress | 30 | busy",
                "AWS.SimpleQueueService.QueueDeletedRecently | 400 | You must wait 60 seconds | 2 | less than a minute ago",
                "QueueDeletedRecently                   | 400 | You must wait 60 seconds | 2 | less than a minute ago",
                "DeleteConflict                         | 409 | must delete policies first | 30 | busy",
                "ConcurrentModificationException        | 409 | another request | 30 | busy",
                "InvalidParameterValue                  | 400 | The IAM role arn:aws:iam::1:role/r is not valid. | 2 | does not know the new IAM role",
                "InvalidParameterValue                  | 400 | IAM role arn:aws:iam::1:role/r cannot be assumed by principal redshift.amazonaws.com | 2 | lets redshift.amazonaws.com assume",
                "ValidationException                    | 400 | Not authorized to assume role arn:aws:iam::1:role/r | 2 | does not know the new IAM role",
                "MalformedPolicyDocument                | 400 | Invalid principal in policy: \"AWS\":\"arn\" | 2 | principal",
                "InvalidArgument                        | 400 | Unable to validate the following destination configurations | 2 | queue's policy",
                "InvalidParameterValue                  | 400 | Dead letter target does not exist. | 2 | does not see the dead-letter queue",
                "EntityTemporarilyUnmodifiable          | 409 | try again | 30 | busy",
                "NoSuchEntity                           | 404 | The role with name r cannot be found. | 2 | not there yet",
                "InvalidGroup.NotFound                  | 400 | The security group 'sg-1' does not exist | 2 | not there yet",
                "ResourceNotFoundException              | 400 | not found | 2 | not there yet",
                "NoSuchBucket                           | 404 | The specified bucket does not exist | 2 | not there yet",
                "AWS.SimpleQueueService.NonExistentQueue | 400 | The specified queue does not exist. | 2 | not there yet",
                "ClusterNotFound                        | 404 | Cluster sparkify not found. | 2 | not there yet",
                "InvalidParameterValue                  | 400 | The service linked role does not exist | 2 | aws iam create-service-linked-role",
                "EntityAlreadyExists                    | 409 | Role with name r already exists. | 2 | came to be meanwhile",
                "ClusterAlreadyExists                   | 400 | Cluster already exists | 2 | came to be meanwhile",
                "ClusterSubnetGroupAlreadyExists        | 400 | exists | 2 | came to be meanwhile",
                "BucketAlreadyOwnedByYou                | 409 | you already own it | 2 | came to be meanwhile",
                "InvalidGroup.Duplicate                 | 400 | already exists | 2 | came to be meanwhile",
                "InvalidPermission.Duplicate            | 400 | the specified rule already exists | 2 | came to be meanwhile",
                "ResourceAlreadyExistsException         | 400 | exists | 2 | came to be meanwhile",
                "DependentServiceUnavailableFault       | 400 | Wait 30 to 60 seconds and try again. | 5 | not well",
                "InternalFailure                        | 500 | An internal error has occurred | 5 | health.aws.amazon.com",
                "InternalServerException                | 400 | An internal error has occurred | 5 | health.aws.amazon.com",
                "SomethingNew                           | 500 | Oops | 5 | not well",
            })
    void whatPassesIsWaitedForWithinABound(String code, int status, String text, int minutes, String said) {
        LookAgain passing = passing(code, status, text);
        assertThat(passing.pace()).isEqualTo(Pace.STEADY);
        assertThat(passing.most()).isEqualTo(Duration.ofMinutes(minutes));
        assertThat(passing.reason() + passing.advice())
                .contains(said, text, "redshift:CreateCluster of sparkify in us-west-2");
        assertThat(passing.advice()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ClusterQuotaExceeded                | 400 | exceed the allowed number | clusters of this account and region | Service Quotas console (service redshift)",
                "NumberOfNodesQuotaExceeded          | 400 | exceed the allowed number | nodes of this account and region | Service Quotas console (service redshift)",
                "NumberOfNodesPerClusterLimitExceeded | 400 | exceed the allowed number | nodes of one cluster | Service Quotas console",
                "ClusterSnapshotQuotaExceeded        | 400 | too many | manual snapshots | Service Quotas console",
                "ClusterSubnetGroupQuotaExceeded     | 400 | too many | subnet groups | Service Quotas console",
                "SecurityGroupLimitExceeded          | 400 | too many | security groups of the VPC | (service vpc)",
                "RulesPerSecurityGroupLimitExceeded  | 400 | too many | rules of one security group | (service vpc)",
                "TooManyBuckets                      | 400 | more buckets than allowed | buckets of this account | (service s3)",
                "ServiceQuotaExceededException       | 400 | the number of workgroups | the number of workgroups | Service Quotas console",
                "LimitExceeded                       | 409 | Cannot exceed quota for RolesPerAccount | RolesPerAccount | Service Quotas console",
                "TooManyTagsException                | 400 | Too many tags | at most 50 tags | tags in warehouse.yaml",
                "ExpiredToken                        | 403 | The security token included in the request is expired | have run out | aws sso login",
                "ExpiredTokenException               | 400 | The security token included in the request is expired | have run out | aws sso login",
                "RequestExpired                      | 400 | Request has expired. | have run out | aws sso login",
                "RequestTimeTooSkewed                | 403 | The difference between the request time and the current time is too large. | clock | NTP",
                "SignatureDoesNotMatch               | 403 | Signature expired: 20260101T000000Z is now earlier than | clock | NTP",
                "InvalidSignatureException           | 403 | Signature not yet current | clock | NTP",
                "SignatureDoesNotMatch               | 403 | The signature we calculated does not match the one you provided. | secret access key | correct it",
                "InvalidClientTokenId                | 403 | The security token included in the request is invalid. | does not know these credentials | region of warehouse.yaml is enabled",
                "UnrecognizedClientException         | 400 | The security token included in the request is invalid. | does not know these credentials | aws sts get-caller-identity",
                "AuthFailure                         | 401 | AWS was not able to validate the provided access credentials | does not know these credentials | aws sts get-caller-identity",
                "InvalidAccessKeyId                  | 403 | does not exist in our records | does not know these credentials | aws sts get-caller-identity",
                "OptInRequired                       | 403 | The AWS Access Key Id needs a subscription for the service | not signed up | choose another region",
                "PermanentRedirect                   | 301 | must be addressed using the specified endpoint | another region | region in warehouse.yaml",
                "IllegalLocationConstraintException  | 400 | is incompatible | another region | region in warehouse.yaml",
                "BucketAlreadyExists                 | 409 | not available | another account has this one | another landing_bucket",
                "InvalidVpcID.NotFound               | 400 | The vpc ID 'vpc-1' does not exist | vpc-1 | network.vpc",
                "InvalidSubnet                       | 400 | not in the same VPC | not in the same VPC | network.subnets",
                "InvalidVPCNetworkStateFault         | 400 | no gateway | no gateway | network.vpc",
                "UnsupportedOptionFault              | 400 | A request option was specified that is not supported. | does not offer this here | another region",
                "InvalidParameterValue               | 400 | Invalid node type: ra3.tiny | Invalid node type: ra3.tiny | change warehouse.yaml",
                "InvalidParameterCombination         | 400 | Number of nodes must be 1 | Number of nodes must be 1 | change warehouse.yaml",
                "ValidationException                 | 400 | 1 validation error detected | 1 validation error | change warehouse.yaml",
                "SomethingNew                        | 400 | It is new | It is new | correct what AWS names",
            })
    void whatDoesNotPassSaysWhatWhereAndWhatToDo(String code, int status, String text, String what, String todo) {
        Treatment treatment = Treatments.of(Failures.ofCreateCluster(code, status, text));
        assertThat(treatment).isInstanceOfSatisfying(GiveUp.class, end -> assertThat(end.explanation())
                .contains(what, todo, text, "redshift:CreateCluster of sparkify in us-west-2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "InvalidParameterValue"})
    void aMissingPermissionIsNamedAsAwsNamesIt(String code) {
        String text = "User: arn:aws:iam::1:user/ann is not authorized to perform: iam:PassRole on resource:"
                + " arn:aws:iam::1:role/r because no identity-based policy allows the iam:PassRole action";
        assertThat(Treatments.explain(Failures.ofCreateCluster(code, 403, text)))
                .contains(
                        "redshift:CreateCluster of sparkify in us-west-2 was denied",
                        "arn:aws:iam::1:user/ann needs the permission iam:PassRole on arn:aws:iam::1:role/r",
                        "docs/permissions.md");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AccessDenied", "UnauthorizedOperation", "AuthorizationError"})
    void aMissingPermissionThatAwsDoesNotNameIsThatOfTheCall(String code) {
        assertThat(Treatments.explain(Failures.ofCreateCluster(code, 403, "Access Denied.")))
                .contains("needs the permission redshift:CreateCluster", "on sparkify");
    }

    @Test
    void aRefusalWithoutABodyIsTheMissingPermissionOfTheCall() {
        S3Exception forbidden = (S3Exception) S3Exception.builder()
                .statusCode(403)
                .awsErrorDetails(AwsErrorDetails.builder().serviceName("S3").build())
                .build();
        assertThat(Treatments.explain(Failures.inCall(
                        forbidden,
                        "S3",
                        "HeadBucket",
                        HeadBucketRequest.builder().bucket("landing").build())))
                .contains("s3:HeadBucket of landing", "needs the permission s3:ListBucket on landing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "with an explicit deny in a service control policy | organization's administrators",
                "because no service control policy allows the redshift:CreateCluster action | organization's administrators",
                "because no permissions boundary allows the redshift:CreateCluster action | boundary",
                "because no session policy allows the redshift:CreateCluster action | session policy",
                "with an explicit deny in an identity-based policy | change the statement that denies it",
            })
    void whoForbidsACallIsToldApart(String why, String said) {
        String text =
                "User: arn:aws:iam::1:user/ann is not authorized to perform: redshift:CreateCluster on resource: * "
                        + why;
        assertThat(Treatments.explain(Failures.ofCreateCluster("AccessDenied", 403, text)))
                .contains(said, "redshift:CreateCluster")
                .doesNotContain("needs the permission");
    }

    @Test
    void aLostAnswerPassesAndAnUnknownHostSoonDoesNot() {
        LookAgain lost = passing(SdkClientException.create("Unable to execute HTTP request: Connection reset"));
        LookAgain unknown = passing(SdkClientException.create(
                "Unable to execute HTTP request: redshift.moon-1.amazonaws.com",
                new UnknownHostException("redshift.moon-1")));
        assertThat(unknown.most()).isLessThan(lost.most());
        assertThat(lost.advice()).contains("AWS_ENDPOINT_URL", "region of warehouse.yaml");
        assertThat(lost.reason()).contains("Connection reset");
    }

    @Test
    void whereThereAreNoCredentialsItSaysHowToGetSome() {
        assertThat(
                        Treatments.explain(
                                SdkClientException.create(
                                        "Unable to load credentials from any of the providers in the chain AwsCredentialsProviderChain(…)")))
                .contains("there are no credentials", "AWS_PROFILE", "aws sso login");
    }

    private static LookAgain passing(String code, int status, String text) {
        return passing(Failures.ofCreateCluster(code, status, text));
    }

    private static LookAgain passing(software.amazon.awssdk.core.exception.SdkException failure) {
        Treatment treatment = Treatments.of(failure);
        assertThat(treatment).isInstanceOf(LookAgain.class);
        return (LookAgain) treatment;
    }
}
