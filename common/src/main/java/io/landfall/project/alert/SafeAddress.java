package io.landfall.project.alert;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which URLs messages may be sent to: HTTPS, and plain HTTP to this machine itself where that is allowed. */
public final class SafeAddress {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    private SafeAddress() {}

    /**
     * Why nothing may be sent there; empty where it may. Says nothing of what is in the URL, which may be a secret.
     *
     * @param allowHttp whether plain HTTP to this machine is allowed
     */
    public static Optional<String> refusal(URI url, boolean allowHttp) {
        if (url.getHost() == null) {
            return Optional.of("is no URL with a host; write one such as https://example.com/alerts");
        }
        if (url.getUserInfo() != null) {
            return Optional.of("has a user or a password in it; write a URL without");
        }
        if ("https".equalsIgnoreCase(url.getScheme())) {
            return Optional.empty();
        }
        boolean here = LOOPBACK.matcher(url.getHost()).matches();
        if (!"http".equalsIgnoreCase(url.getScheme()) || !here) {
            return Optional.of("is not https, and what is sent would be read on the way; write https://…");
        }
        return allowHttp
                ? Optional.empty()
                : Optional.of("is plain HTTP; write https://…, or add allow_http: true to try it on this machine");
    }
}
