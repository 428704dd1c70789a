package io.landfall.provisioner.failure;

import io.landfall.provisioner.failure.Treatment.GiveUp;
import io.landfall.provisioner.failure.Treatment.LookAgain;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * What to do about the failures of IAM, S3 and SQS that are theirs alone. Each makes changes visible a little later than it answers
 * (IAM: "Changes that I make are not always immediately visible"; SQS API reference, CreateQueue, DeleteQueue and SetQueueAttributes).
 */
final class AroundTreatments {

    private static final Duration SETTLING = Duration.ofMinutes(2);
    private static final Duration PASSING = Duration.ofMinutes(5);

    private static final Map<String, Treatment> BY_CODE = Map.ofEntries(
            recentlyDeleted("AWS.SimpleQueueService.QueueDeletedRecently"),
            recentlyDeleted("QueueDeletedRecently"),
            notSeenYet("NoSuchBucket"),
            notSeenYet("NoSuchEntity"),
            notSeenYet("AWS.SimpleQueueService.NonExistentQueue"),
            notSeenYet("QueueDoesNotExist"),
            busy("OperationAborted"),
            busy("ConcurrentModification"),
            busy("EntityTemporarilyUnmodifiable"),
            Map.entry(
                    "BucketAlreadyExists",
                    new GiveUp(
                            "the landing bucket's name is taken by another account, and names are shared by everybody;"
                                    + " choose another landing_bucket")));

    /** The code of these is that of any wrong argument. */
    private static final Map<String, Treatment> BY_TEXT = Map.of(
            "Unable to validate the following destination configurations",
            new LookAgain(
                    "S3 cannot send to every queue, topic and function the bucket is to notify: either the queue's policy"
                            + " is not in effect yet, or an entry of others names something that is gone",
                    SETTLING),
            "Dead letter target does not exist",
            new LookAgain("SQS does not see the dead-letter queue yet", SETTLING));

    private AroundTreatments() {}

    /** Empty for a failure that is treated like any other. */
    static Optional<Treatment> of(Throwable failure) {
        if (!(failure instanceof AwsServiceException service) || service.awsErrorDetails() == null) {
            return Optional.empty();
        }
        Treatment treatment =
                BY_CODE.get(String.valueOf(service.awsErrorDetails().errorCode()));
        if (treatment != null) {
            return Optional.of(treatment);
        }
        String text = String.valueOf(service.awsErrorDetails().errorMessage());
        return BY_TEXT.entrySet().stream()
                .filter(known -> text.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map.Entry<String, Treatment> recentlyDeleted(String code) {
        return Map.entry(
                code,
                new LookAgain(
                        "a queue of this name was deleted less than a minute ago, and SQS makes none of that name before",
                        SETTLING));
    }

    private static Map.Entry<String, Treatment> notSeenYet(String code) {
        return Map.entry(code, new LookAgain("it is not seen yet, or not any more", SETTLING));
    }

    private static Map.Entry<String, Treatment> busy(String code) {
        return Map.entry(code, new LookAgain("AWS is still at work on it", PASSING));
    }
}
