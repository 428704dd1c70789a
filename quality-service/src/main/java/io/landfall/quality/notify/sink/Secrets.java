package io.landfall.quality.notify.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.landfall.project.alert.SecretReference;
import io.landfall.quality.notify.delivery.DeliveryException;
import io.landfall.quality.notify.delivery.DeliveryFailures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.exception.SdkException;

/** Reads secrets when they are needed, and keeps them for a minute: one that was rotated is not an old one for long. */
public final class Secrets {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final JsonMapper JSON = new JsonMapper();

    private final UnaryOperator<String> environment;
    private final SecretStore store;
    private final Clock clock;
    private final Map<SecretReference, Kept> kept = new HashMap<>();

    /** Where secrets with an ARN are. */
    @FunctionalInterface
    public interface SecretStore {

        /**
         * The text of a secret.
         *
         * @throws SdkException if it cannot be read
         */
        String text(String arn);
    }

    private record Kept(String value, Instant until) {
        @Override
        public String toString() {
            return "kept until " + until;
        }
    }

    /** @param environment the value of a variable; null for one that is not set */
    public Secrets(UnaryOperator<String> environment, SecretStore store, Clock clock) {
        this.environment = environment;
        this.store = store;
        this.clock = clock;
    }

    /**
     * The secret, without white space around it.
     *
     * @throws DeliveryException if it is not there or cannot be read; names the place, never what is in it
     */
    synchronized String read(SecretReference reference) throws DeliveryException {
        Instant now = Instant.now(clock);
        Kept known = kept.get(reference);
        if (known == null || !now.isBefore(known.until)) {
            known = new Kept(fresh(reference), now.plus(KEPT));
            kept.put(reference, known);
        }
        return known.value;
    }

    private String fresh(SecretReference reference) throws DeliveryException {
        String value = text(reference);
        if (value == null || value.isBlank()) {
            throw DeliveryException.terminal(reference + " is not set or empty");
        }
        return value.strip();
    }

    private String text(SecretReference reference) throws DeliveryException {
        if (reference.env() != null) {
            return environment.apply(reference.env());
        }
        return reference.file() != null ? ofFile(reference) : ofStore(reference);
    }

    private static String ofFile(SecretReference reference) throws DeliveryException {
        try {
            return Files.readString(Path.of(reference.file()));
        } catch (IOException e) {
            throw DeliveryException.terminal(
                    reference + " cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private String ofStore(SecretReference reference) throws DeliveryException {
        try {
            String text = store.text(reference.secret());
            return reference.field() == null ? text : field(reference, text);
        } catch (SdkException e) {
            throw DeliveryFailures.of(
                    e, reference + " cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private static String field(SecretReference reference, String text) throws DeliveryException {
        try {
            JsonNode field = JSON.readTree(text).path(reference.field());
            return field.isTextual() ? field.textValue() : null;
        } catch (JsonProcessingException e) {
            // Its text would show a part of the secret.
            throw DeliveryException.terminal(reference + " is not JSON");
        }
    }
}
