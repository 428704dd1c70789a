package io.landfall.quality.notify.sink;

import io.landfall.project.alert.Address;
import io.landfall.project.alert.SafeAddress;
import io.landfall.quality.notify.delivery.DeliveryException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The URL a sink posts to, which may be a secret. */
final class TargetUrl {

    private final Address address;
    private final boolean allowHttp;
    private final Secrets secrets;

    TargetUrl(Address address, boolean allowHttp, Secrets secrets) {
        this.address = address;
        this.allowHttp = allowHttp;
        this.secrets = secrets;
    }

    /** @throws DeliveryException if it cannot be read, is none, or is not safe; without the URL itself */
    URI read() throws DeliveryException {
        String text = address.written() == null ? secrets.read(address.reference()) : address.written();
        String name = address.written() == null ? "the URL of " + address.reference() : "the URL";
        try {
            URI url = new URI(text);
            Optional<String> refusal = SafeAddress.refusal(url, allowHttp);
            if (refusal.isPresent()) {
                throw DeliveryException.terminal(name + ' ' + refusal.get());
            }
            return url;
        } catch (URISyntaxException e) {
            throw DeliveryException.terminal(name + " is no URL");
        }
    }
}
