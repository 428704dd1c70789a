package io.landfall.provisioner.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.provisioner.failure.Treatment.GiveUp;
import io.landfall.provisioner.failure.Treatment.LookAgain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

class AroundTreatmentsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AWS.SimpleQueueService.QueueDeletedRecently | You must wait 60 seconds | less than a minute ago",
                "InvalidArgument | Unable to validate the following destination configurations | queue's policy",
                "InvalidParameterValue | Reason: Dead letter target does not exist. | dead-letter queue",
                "OperationAborted | A conflicting conditional operation is in progress | at work",
                "NoSuchBucket | The specified bucket does not exist | not seen yet",
                "BucketAlreadyOwnedByYou | yours | came to be",
                "QueueAlreadyExists | A queue exists with other attributes | came to be"
            })
    void whatPassesIsLookedAtAgainWithAReason(String code, String message, String reason) {
        assertThat(Treatments.of(failure(code, message)))
                .isInstanceOfSatisfying(
                        LookAgain.class, again -> assertThat(again.reason()).contains(reason));
    }

    @Test
    void aNameTakenBySomebodyElseDoesNotPass() {
        assertThat(Treatments.of(failure("BucketAlreadyExists", "taken")))
                .isInstanceOfSatisfying(
                        GiveUp.class, end -> assertThat(end.explanation()).contains("choose another landing_bucket"));
    }

    private static Exception failure(String code, String message) {
        return (Exception) S3Exception.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .serviceName("S3")
                        .build())
                .build();
    }
}
