package io.landfall.redshift.controlplane.fault;

import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.AwsService;
import io.landfall.redshift.controlplane.protocol.Call;

/**
 * The errors any AWS service may answer, each in the form of the service that is called ("Common Errors" of the API references, "Error
 * codes for the Amazon EC2 API"), and a few of Redshift's own.
 */
public enum StandardRefusal implements Refusal {
    /** Too many calls: {@code Throttling} 400, of EC2 {@code RequestLimitExceeded} 503, of JSON services {@code ThrottlingException} 400. */
    THROTTLING {
        @Override
        public AwsFault of(Call call) {
            if (call.service() == AwsService.EC2) {
                return REQUEST_LIMIT_EXCEEDED.of(call);
            }
            return AwsFault.of(call.service().speaksJson() ? "ThrottlingException" : "Throttling", "Rate exceeded");
        }
    },
    /** {@code RequestLimitExceeded} 503. */
    REQUEST_LIMIT_EXCEEDED {
        @Override
        public AwsFault of(Call call) {
            return new AwsFault("RequestLimitExceeded", UNAVAILABLE, "Request limit exceeded.");
        }
    },
    /** The service failed: 500. */
    INTERNAL_FAILURE {
        @Override
        public AwsFault of(Call call) {
            String code =
                    switch (call.service()) {
                        case EC2 -> "InternalError";
                        case SECRETS_MANAGER -> "InternalServiceError";
                        case REDSHIFT_SERVERLESS -> "InternalServerException";
                        default -> "InternalFailure";
                    };
            return new AwsFault(code, BROKEN, "An internal error has occurred");
        }
    },
    /** {@code ServiceUnavailable} 503. */
    SERVICE_UNAVAILABLE {
        @Override
        public AwsFault of(Call call) {
            return new AwsFault("ServiceUnavailable", UNAVAILABLE, "Service is unable to handle request.");
        }
    },
    /** The credentials ran out: {@code ExpiredToken} 403, of EC2 {@code RequestExpired} 400, of JSON services {@code ExpiredTokenException} 400. */
    EXPIRED_TOKEN {
        @Override
        public AwsFault of(Call call) {
            String message = "The security token included in the request is expired";
            if (call.service() == AwsService.EC2) {
                return AwsFault.of("RequestExpired", "Request has expired.");
            }
            return call.service().speaksJson()
                    ? AwsFault.of("ExpiredTokenException", message)
                    : new AwsFault("ExpiredToken", FORBIDDEN, message);
        }
    },
    /** Redshift has no node of that type left in the zone. */
    INSUFFICIENT_CLUSTER_CAPACITY {
        @Override
        public AwsFault of(Call call) {
            return AwsFault.of(
                    "InsufficientClusterCapacity",
                    "The number of nodes specified exceeds the allotted capacity of the cluster.");
        }
    },
    CLUSTER_QUOTA_EXCEEDED {
        @Override
        public AwsFault of(Call call) {
            return AwsFault.of(
                    "ClusterQuotaExceeded",
                    "The request would exceed the allowed number of cluster instances for this account.");
        }
    },
    DEPENDENT_SERVICE_THROTTLING {
        @Override
        public AwsFault of(Call call) {
            return AwsFault.of(
                    "DependentServiceRequestThrottlingFault",
                    "The request cannot be completed because a dependent service is throttling requests made by Amazon"
                            + " Redshift on your behalf. Wait and retry the request.");
        }
    },
    DEPENDENT_SERVICE_UNAVAILABLE {
        @Override
        public AwsFault of(Call call) {
            return AwsFault.of(
                    "DependentServiceUnavailableFault",
                    "Your request cannot be completed because a dependent internal service is temporarily unavailable."
                            + " Wait 30 to 60 seconds and try again.");
        }
    };

    private static final int FORBIDDEN = 403;
    private static final int BROKEN = 500;
    private static final int UNAVAILABLE = 503;
}
