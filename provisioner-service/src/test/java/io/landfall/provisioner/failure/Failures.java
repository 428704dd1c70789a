package io.landfall.provisioner.failure;

import io.landfall.provisioner.aws.CallContext;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsExecutionAttribute;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshift.model.CreateClusterRequest;
import software.amazon.awssdk.services.redshift.model.RedshiftException;

/** Failures as the SDK throws them. */
final class Failures {

    private Failures() {}

    /** Of creating a cluster called sparkify. */
    static SdkException ofCreateCluster(String code, int status, String text) {
        return inCall(
                RedshiftException.builder()
                        .statusCode(status)
                        .message(text)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .serviceName("Redshift")
                                .errorCode(code)
                                .errorMessage(text)
                                .build())
                        .build(),
                "Redshift",
                "CreateCluster",
                CreateClusterRequest.builder().clusterIdentifier("sparkify").build());
    }

    static SdkException inCall(SdkException failure, String service, String operation, SdkRequest request) {
        ExecutionAttributes attributes = new ExecutionAttributes()
                .putAttribute(SdkExecutionAttribute.SERVICE_NAME, service)
                .putAttribute(SdkExecutionAttribute.OPERATION_NAME, operation)
                .putAttribute(AwsExecutionAttribute.AWS_REGION, Region.US_WEST_2);
        return (SdkException) new CallContext().modifyException(new Failed(request, failure), attributes);
    }

    private record Failed(SdkRequest request, Throwable exception) implements Context.FailedExecution {

        @Override
        public Optional<SdkHttpRequest> httpRequest() {
            return Optional.empty();
        }

        @Override
        public Optional<SdkHttpResponse> httpResponse() {
            return Optional.empty();
        }

        @Override
        public Optional<software.amazon.awssdk.core.SdkResponse> response() {
            return Optional.empty();
        }
    }
}
