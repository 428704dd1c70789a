package io.landfall.redshift.controlplane.protocol;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service a request is signed for. The signature itself is not checked: any credentials are good here. */
final class CredentialScope {

    private static final Pattern SCOPE = Pattern.compile("Credential=[^/,]+/\\d{8}/[^/,]+/([^/,]+)/aws4_request");
    private static final int FORBIDDEN = 403;

    private CredentialScope() {}

    static AwsService service(String authorization) {
        Matcher scope = SCOPE.matcher(authorization == null ? "" : authorization);
        if (!scope.find()) {
            throw new AwsFault("MissingAuthenticationToken", FORBIDDEN, "Request is missing Authentication Token");
        }
        return AwsService.signedAs(scope.group(1))
                .orElseThrow(() -> AwsFault.of(
                        "InvalidAction", "Service '" + scope.group(1) + "' is not supported by redshift-local"));
    }
}
