package io.landfall.quality.notify.sink;

import io.landfall.quality.notify.delivery.DeliveryException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a webhook as the specification of Standard Webhooks (v1, symmetric) has it: HMAC-SHA256 over
 * {@code id.timestamp.body} with the bytes behind {@code whsec_}.
 */
final class Signature {

    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /**
     * The value of {@code webhook-signature}.
     *
     * @throws DeliveryException if the secret cannot sign
     */
    static String of(String secret, String id, long timestamp, byte[] body) throws DeliveryException {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(secret), ALGORITHM));
            mac.update((id + '.' + timestamp + '.').getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static byte[] key(String secret) throws DeliveryException {
        byte[] key = new byte[0];
        if (secret.startsWith(PREFIX)) {
            try {
                key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
            } catch (IllegalArgumentException e) {
                key = new byte[0];
            }
        }
        if (key.length < SHORTEST || key.length > LONGEST) {
            throw DeliveryException.terminal("the webhook's secret is not " + PREFIX + " and " + SHORTEST + " to "
                    + LONGEST + " bytes in Base64; make one with: echo whsec_$(openssl rand -base64 32)");
        }
        return key;
    }
}
