package io.landfall.provisioner.failure;

import io.landfall.aws.AwsFailures;
import io.landfall.failure.FailureKind;
import io.landfall.provisioner.failure.Treatment.GiveUp;
import io.landfall.provisioner.failure.Treatment.LookAgain;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Decides what to do about a failed AWS call. */
public final class Treatments {

    private static final Duration BUSY = Duration.ofMinutes(30);
    private static final Duration PASSING = Duration.ofMinutes(5);
    private static final Duration SETTLING = Duration.ofMinutes(2);

    private static final Set<String> BUSY_CODES =
            Set.of("InvalidClusterState", "InvalidClusterStateFault", "ConflictException");
    private static final Set<String> ALREADY_THERE = Set.of(
            "EntityAlreadyExists",
            "ClusterAlreadyExists",
            "BucketAlreadyOwnedByYou",
            "QueueAlreadyExists",
            "QueueNameExists");

    private Treatments() {}

    public static Treatment of(Throwable failure) {
        if (failure instanceof AwsServiceException service && service.awsErrorDetails() != null) {
            String code = service.awsErrorDetails().errorCode();
            if (BUSY_CODES.contains(code)) {
                return new LookAgain("AWS is busy with it", BUSY);
            }
            if (ALREADY_THERE.contains(code)) {
                return new LookAgain("it came to be meanwhile", SETTLING);
            }
        }
        Optional<Treatment> around = AroundTreatments.of(failure);
        if (around.isPresent()) {
            return around.get();
        }
        return AwsFailures.classify(failure) == FailureKind.RETRYABLE
                ? new LookAgain(AwsFailures.explain(failure), PASSING)
                : new GiveUp(AwsFailures.explain(failure));
    }
}
