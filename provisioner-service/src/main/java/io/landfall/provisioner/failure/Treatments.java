package io.landfall.provisioner.failure;

import io.landfall.provisioner.failure.Treatment.GiveUp;
import io.landfall.provisioner.failure.Treatment.LookAgain;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Decides what to do about a failed AWS call. The codes are those of the API references' "Errors" and "Common Errors"; what is in no table
 * decides by its HTTP status, and what even that leaves open is for a person.
 */
public final class Treatments {

    private static final int SERVER_ERROR = 500;
    private static final int MOVED = 301;

    private static final List<Rule> RULES = Stream.of(PassingRules.all(), FinalRules.all())
            .flatMap(List::stream)
            .toList();

    private Treatments() {}

    public static Treatment of(SdkException failure) {
        if (!(failure instanceof AwsServiceException service)) {
            return Unreachable.treatment(failure);
        }
        FailedCall call = FailedCall.of(service);
        if (AccessDenied.saysAction(call)) {
            return AccessDenied.treatment(call);
        }
        return RULES.stream()
                .filter(rule -> rule.concerns(call))
                .findFirst()
                .map(rule -> rule.treatment().apply(call))
                .orElseGet(() -> unlisted(service, call));
    }

    /** What went wrong and what to do, for a failure after which nothing is tried again. */
    public static String explain(Throwable failure) {
        if (!(failure instanceof SdkException sdk)) {
            return String.valueOf(failure.getMessage());
        }
        Treatment treatment = of(sdk);
        return treatment instanceof LookAgain passing
                ? passing.reason() + "; " + passing.advice()
                : ((GiveUp) treatment).explanation();
    }

    private static Treatment unlisted(AwsServiceException failure, FailedCall call) {
        if (failure.isThrottlingException()) {
            return PassingRules.throttling(call);
        }
        if (call.status() >= SERVER_ERROR) {
            return PassingRules.illness(call);
        }
        if (call.code().isEmpty() && call.status() == MOVED) {
            return FinalRules.otherRegion(call);
        }
        return AccessDenied.is(call)
                ? AccessDenied.treatment(call)
                : new GiveUp(call.words() + "; correct what AWS names, then give the command again");
    }
}
