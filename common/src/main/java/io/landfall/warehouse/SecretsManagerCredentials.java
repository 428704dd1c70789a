package io.landfall.warehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Reads the secret that Redshift manages for the admin user: JSON with at least {@code username} and {@code password}. */
public final class SecretsManagerCredentials implements CredentialSource {

    private static final JsonMapper JSON = new JsonMapper();

    private final SecretsManagerClient secrets;

    public SecretsManagerCredentials(SecretsManagerClient secrets) {
        this.secrets = secrets;
    }

    @Override
    public Credentials credentials(String secretArn) {
        String text = secrets.getSecretValue(r -> r.secretId(secretArn)).secretString();
        try {
            JsonNode secret = JSON.readTree(text);
            return new Credentials(
                    secret.required("username").asText(),
                    secret.required("password").asText());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            // Neither cause nor text: both would carry the password into a log.
            throw new IllegalStateException("secret " + secretArn + " is not JSON with username and password");
        }
    }
}
