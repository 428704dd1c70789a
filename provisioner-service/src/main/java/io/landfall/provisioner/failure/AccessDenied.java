package io.landfall.provisioner.failure;

import io.landfall.provisioner.aws.FailedRequest;
import io.landfall.provisioner.failure.Treatment.GiveUp;
import io.landfall.provisioner.permission.PermissionCatalog;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call that no policy allows, or one forbids. Most services say which action is missing, and why ("Troubleshoot access denied error
 * messages", IAM user guide); where one does not, the call itself tells.
 */
final class AccessDenied {

    private static final int FORBIDDEN = 403;

    private static final Set<String> CODES = Set.of(
            "AccessDenied",
            "UnauthorizedOperation",
            "AuthorizationError",
            "UnauthorizedAccess",
            "Unauthorized",
            "Forbidden",
            "403 Forbidden",
            "AllAccessDisabled");

    private static final Pattern ACTION = Pattern.compile("not authorized to perform:? ([a-z0-9-]+:[A-Za-z0-9]+)");
    private static final Pattern RESOURCE = Pattern.compile("on (?:the )?resource:? (\\S+)");
    private static final Pattern USER = Pattern.compile("User: (\\S+)");

    /** Who administers what forbids it. The last is what a policy of the caller's own can mend. */
    private enum Reason {
        ORGANIZATION(
                "service control policy|resource control policy",
                "a policy of the organization (SCP or RCP)",
                "only the organization's administrators can change that"),
        BOUNDARY("permissions boundary", "the permissions boundary", "add the action to the boundary too"),
        SESSION("session policy", "the session policy", "assume the role without it, or with the action in it"),
        ENDPOINT("VPC endpoint policy", "the VPC endpoint's policy", "add the action to it"),
        EXPLICIT(
                "explicit deny",
                "an explicit deny in a policy",
                "allowing it elsewhere does not help: change the statement that denies it"),
        MISSING("", "no policy", "");

        private final Pattern text;
        private final String what;
        private final String advice;

        Reason(String text, String what, String advice) {
            this.text = Pattern.compile(text, Pattern.CASE_INSENSITIVE);
            this.what = what;
            this.advice = advice;
        }

        static Reason of(String text) {
            for (Reason reason : values()) {
                if (reason.text.matcher(text).find()) {
                    return reason;
                }
            }
            return MISSING;
        }
    }

    private AccessDenied() {}

    /** Whatever the code: Redshift says InvalidParameterValue when a role may not be passed. */
    static boolean saysAction(FailedCall call) {
        return ACTION.matcher(call.text()).find();
    }

    static boolean is(FailedCall call) {
        return saysAction(call) || CODES.contains(call.code()) || call.code().isEmpty() && call.status() == FORBIDDEN;
    }

    static GiveUp treatment(FailedCall call) {
        String action = found(ACTION, call.text(), derived(call));
        String resource = found(
                RESOURCE,
                call.text(),
                call.request().map(FailedRequest::resource).orElse(""));
        String user = found(USER, call.text(), "the provisioner's user or role");
        Reason reason = Reason.of(call.text());
        String on = resource.isEmpty() ? "" : " on " + resource;
        return new GiveUp(
                reason == Reason.MISSING
                        ? "%s was denied: %s needs the permission %s%s; add it to its policy (docs/permissions.md has all that are needed), then give the command again"
                                .formatted(call.where(), user, action, on)
                        : "%s was denied: %s does not let %s do %s%s; %s, then give the command again"
                                .formatted(call.where(), reason.what, user, action, on, reason.advice));
    }

    private static String derived(FailedCall call) {
        return call.request()
                .map(request -> String.join(" and ", PermissionCatalog.actions(request.call())))
                .orElse("for this call");
    }

    private static String found(Pattern pattern, String text, String otherwise) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : otherwise;
    }
}
