package io.landfall.project.alert;

import io.landfall.project.WrittenDefinition;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** URLs that are written down. */
final class AddressRules {

    private AddressRules() {}

    static void check(WrittenDefinition definition, String url, String allowHttp) {
        definition
                .text(url)
                .flatMap(written -> refusal(written, definition.isTrue(allowHttp)))
                .ifPresent(reason -> definition.refuse(url, reason));
    }

    private static Optional<String> refusal(String written, boolean allowHttp) {
        try {
            return SafeAddress.refusal(new URI(written), allowHttp);
        } catch (URISyntaxException e) {
            return Optional.of("is no URL; write one such as https://example.com/alerts");
        }
    }
}
