package io.landfall.redshift.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What an SDK client has to throw when a call is refused. */
final class Refusals {

    private Refusals() {}

    static void assertRefused(ThrowingCallable call, String code, int status, String message) {
        assertThatExceptionOfType(AwsServiceException.class).isThrownBy(call).satisfies(refusal -> {
            assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(refusal.awsErrorDetails().errorMessage()).contains(message);
            assertThat(refusal.statusCode()).isEqualTo(status);
        });
    }

    /** With status 400. */
    static void assertRefused(ThrowingCallable call, String code, String message) {
        assertRefused(call, code, 400, message);
    }
}
