package io.landfall.provisioner.aws;

import io.landfall.provisioner.permission.ApiCall;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsExecutionAttribute;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.regions.Region;

/**
 * Remembers in a failure which call it was: an exception of the SDK itself knows neither operation nor parameters. To be given to every
 * client.
 */
public final class CallContext implements ExecutionInterceptor {

    /** The parameter that names what a call is about: the first of these that a request has. */
    private static final List<String> NAMES = List.of(
            "ClusterIdentifier",
            "workgroupName",
            "namespaceName",
            "ClusterSubnetGroupName",
            "RoleName",
            "Bucket",
            "QueueName",
            "QueueUrl",
            "GroupName",
            "GroupId",
            "SecretId",
            "usageLimitId",
            "resourceArn",
            "ResourceName");

    @Override
    public Throwable modifyException(Context.FailedExecution failed, ExecutionAttributes attributes) {
        Region region = attributes.getAttribute(AwsExecutionAttribute.AWS_REGION);
        failed.exception()
                .addSuppressed(new Mark(new FailedRequest(
                        ApiCall.of(
                                attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                                attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME)),
                        name(failed.request()),
                        region == null ? "" : region.id())));
        return failed.exception();
    }

    /** Which call failed; empty for a failure of a client without this interceptor. */
    public static Optional<FailedRequest> of(Throwable failure) {
        for (Throwable suppressed : failure.getSuppressed()) {
            if (suppressed instanceof Mark mark) {
                return Optional.of(mark.request);
            }
        }
        return Optional.empty();
    }

    private static String name(SdkRequest request) {
        return NAMES.stream()
                .flatMap(name -> request.getValueForField(name, Object.class).stream())
                .map(String::valueOf)
                .findFirst()
                .orElse("");
    }

    /** Carries the request; without a stack trace, because where it was made is in the failure itself. */
    private static final class Mark extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient FailedRequest request;

        Mark(FailedRequest request) {
            super(request.toString(), null, false, false);
            this.request = request;
        }
    }
}
