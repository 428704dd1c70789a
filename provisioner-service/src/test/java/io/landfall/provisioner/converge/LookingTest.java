package io.landfall.provisioner.converge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.provisioner.failure.ProvisioningException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.redshift.model.RedshiftException;

class LookingTest {

    private final List<String> trouble = new ArrayList<>();

    @Test
    void afterAFailureThatPassesItLooksAgain() throws Exception {
        int[] looks = new int[1];
        looking(Duration.ofMinutes(1)).until(() -> {
            if (looks[0]++ == 0) {
                throw failure("InvalidClusterState", "There is an operation running on the Cluster.");
            }
            return Look.END;
        });
        assertThat(looks[0]).isEqualTo(2);
        assertThat(trouble).singleElement().asString().contains("busy");
    }

    @Test
    void aFailureThatDoesNotPassEndsIt() {
        assertThatExceptionOfType(ProvisioningException.class)
                .isThrownBy(() -> looking(Duration.ofMinutes(1)).until(() -> {
                    throw failure("ClusterQuotaExceeded", "too many");
                }))
                .withMessageContaining("Service Quotas");
    }

    @Test
    void theTimeOfAStepIsBoundedWhateverHappensInIt() {
        assertThatExceptionOfType(ProvisioningException.class)
                .isThrownBy(() -> looking(Duration.ZERO).until(() -> {
                    throw failure("Throttling", "Rate exceeded");
                }))
                .withMessageContaining("becoming ready did not happen within 0 minutes")
                .withMessageContaining("Rate exceeded");
    }

    @Test
    void anInterruptionInsideACallIsOneOfTheWholeStep() {
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> looking(Duration.ofMinutes(1)).until(() -> {
                    Thread.currentThread().interrupt();
                    throw AbortedException.create("Thread was interrupted");
                }));
        assertThat(trouble).isEmpty();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private Looking looking(Duration most) {
        return new Looking(new Patience(Duration.ofMillis(1), most), "becoming ready", trouble::add);
    }

    private static SdkException failure(String code, String text) {
        return RedshiftException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("Redshift")
                        .errorCode(code)
                        .errorMessage(text)
                        .build())
                .build();
    }
}
