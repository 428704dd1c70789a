package io.landfall.redshift.controlplane.iam;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Policy documents as IAM answers them: URL-encoded by RFC 3986. */
final class PolicyText {

    private PolicyText() {}

    static String encoded(String document) {
        return URLEncoder.encode(document, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
