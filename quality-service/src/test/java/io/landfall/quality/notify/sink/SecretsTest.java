package io.landfall.quality.notify.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.failure.FailureKind;
import io.landfall.project.alert.SecretReference;
import io.landfall.quality.notify.TestClock;
import io.landfall.quality.notify.delivery.DeliveryException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;

class SecretsTest {

    private static final String ARN = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:a";
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> store = new HashMap<>();
    private final TestClock clock = new TestClock();
    private final Secrets secrets = new Secrets(environment::get, this::stored, clock);

    private String stored(String arn) {
        if (!store.containsKey(arn)) {
            throw SdkClientException.create("no connection, token Xsecret");
        }
        return store.get(arn);
    }

    @Test
    void secretIsReadWhereItIs(@TempDir Path directory) throws Exception {
        environment.put("KEY", "one");
        Path file = Files.writeString(directory.resolve("key"), "two\n");
        store.put(ARN, "{\"field\": \"three\"}");
        assertThat(secrets.read(new SecretReference(null, null, "KEY", null))).isEqualTo("one");
        assertThat(secrets.read(new SecretReference(null, null, null, file.toString())))
                .isEqualTo("two");
        assertThat(secrets.read(new SecretReference(ARN, "field", null, null))).isEqualTo("three");
        assertThat(secrets.read(new SecretReference(ARN, null, null, null))).isEqualTo("{\"field\": \"three\"}");
    }

    @Test
    void rotatedSecretIsTheOldOneForAMinuteAtMost() throws Exception {
        SecretReference reference = new SecretReference(null, null, "KEY", null);
        environment.put("KEY", "old");
        assertThat(secrets.read(reference)).isEqualTo("old");
        environment.put("KEY", "new");
        assertThat(secrets.read(reference)).isEqualTo("old");
        clock.advance(Duration.ofMinutes(1));
        assertThat(secrets.read(reference)).isEqualTo("new");
    }

    @Test
    void whatCannotBeReadNamesThePlaceAndNothingElse() {
        store.put("text", "not json Xsecret");
        store.put("object", "{\"other\": \"Xsecret\"}");
        assertRefused(new SecretReference(null, null, "NONE", null), FailureKind.TERMINAL, "variable NONE is not set");
        assertRefused(new SecretReference(null, null, null, "/no/such"), FailureKind.TERMINAL, "file /no/such cannot");
        assertRefused(new SecretReference("text", "f", null, null), FailureKind.TERMINAL, "field f is not JSON");
        assertRefused(new SecretReference("object", "f", null, null), FailureKind.TERMINAL, "field f is not set");
        assertRefused(new SecretReference(ARN, null, null, null), FailureKind.RETRYABLE, "cannot be read");
    }

    private void assertRefused(SecretReference reference, FailureKind kind, String text) {
        assertThatThrownBy(() -> secrets.read(reference)).isInstanceOfSatisfying(DeliveryException.class, failure -> {
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure)
                    .hasMessageContaining(text)
                    .hasMessageNotContaining("Xsecret")
                    .hasNoCause();
        });
    }
}
