package io.landfall.provisioner.converge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.provisioner.failure.ProvisioningException;
import io.landfall.provisioner.failure.Treatment.LookAgain;
import io.landfall.provisioner.failure.Treatment.Pace;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;

class TroubleTest {

    private static final LookAgain BUSY = new LookAgain("busy", Duration.ofMinutes(2), Pace.STEADY, "look by hand");
    private static final LookAgain THROTTLED = new LookAgain("slow", Duration.ofMinutes(9), Pace.GROWING, "ask less");
    private static final SdkException FAILURE =
            SdkException.builder().message("no").build();

    private Instant now = Instant.EPOCH;
    private final Trouble trouble = new Trouble(() -> now);

    @Test
    void oneKindOfFailureIsEnduredForItsTimeAndThenSaysWhatToDo() {
        trouble.endure("pausing", BUSY, FAILURE);
        now = now.plus(Duration.ofMinutes(2));
        trouble.endure("pausing", BUSY, FAILURE);
        now = now.plusSeconds(1);
        assertThatExceptionOfType(ProvisioningException.class)
                .isThrownBy(() -> trouble.endure("pausing", BUSY, FAILURE))
                .withMessage("pausing: busy, for more than 2 minutes; look by hand")
                .withCause(FAILURE);
    }

    @Test
    void aSuccessOrAnotherKindOfFailureStartsTheTimeAnew() {
        trouble.endure("pausing", BUSY, FAILURE);
        now = now.plus(Duration.ofMinutes(3));
        trouble.endure("pausing", THROTTLED, FAILURE);
        trouble.endure("pausing", BUSY, FAILURE);
        now = now.plus(Duration.ofMinutes(3));
        trouble.isOver();
        trouble.endure("pausing", BUSY, FAILURE);
        assertThat(trouble.explanation()).contains("busy", "look by hand");
    }

    @Test
    void pausesGrowOnlyWhileAwsSaysItIsAskedTooOften() {
        trouble.endure("pausing", THROTTLED, FAILURE);
        trouble.endure("pausing", THROTTLED, FAILURE);
        assertThat(trouble.doublings()).isEqualTo(2);
        trouble.endure("pausing", BUSY, FAILURE);
        assertThat(trouble.doublings()).isZero();
        Patience patience = new Patience(Duration.ofSeconds(15), Duration.ofMinutes(45));
        assertThat(patience.length(0, 0)).hasSeconds(15);
        assertThat(patience.length(1, 0)).hasSeconds(30);
        assertThat(patience.length(3, 0.1)).hasSeconds(132);
        assertThat(patience.length(40, 0)).hasMinutes(2);
    }
}
