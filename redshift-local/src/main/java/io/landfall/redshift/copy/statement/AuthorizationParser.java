package io.landfall.redshift.copy.statement;

import io.landfall.redshift.sql.StatementRefused;
import io.landfall.redshift.sql.TokenCursor;
import io.landfall.redshift.wire.ServerError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the three families of authorization clauses. */
public final class AuthorizationParser {
    private static final String MALFORMED_CREDENTIALS = "Invalid credentials. Must be of the format: credentials"
            + " 'aws_access_key_id=<access-key-id>;aws_secret_access_key=<secret-access-key>"
            + "[;token=<temporary-session-token>]' or 'aws_iam_role=<role-arn>'";

    private static final Set<String> CREDENTIAL_FIELDS =
            Set.of("aws_iam_role", "aws_access_key_id", "aws_secret_access_key", "token");

    private AuthorizationParser() {}

    /** The clause that starts here, or null when something else does. */
    public static Authorization tryParse(TokenCursor cursor) {
        if (cursor.skipWord("iam_role")) {
            return cursor.skipWord("default") ? new Authorization.DefaultRole() : roles(cursor.expectString());
        }
        if (cursor.skipWord("access_key_id")) {
            return accessKey(cursor);
        }
        if (cursor.peek().isWord("with") && cursor.peek(1).isWord("credentials")) {
            cursor.next();
        }
        if (cursor.skipWord("credentials")) {
            cursor.skipWord("as");
            return credentials(cursor.expectString());
        }
        return null;
    }

    private static Authorization roles(String arns) {
        return new Authorization.Roles(List.of(arns.split(",")));
    }

    private static Authorization accessKey(TokenCursor cursor) {
        String id = cursor.expectString();
        cursor.expectWord("secret_access_key");
        cursor.expectString();
        if (cursor.skipWord("session_token")) {
            cursor.expectString();
        }
        return new Authorization.AccessKey(id);
    }

    private static Authorization credentials(String text) {
        Map<String, String> fields = new HashMap<>();
        for (String field : text.split(";")) {
            int equals = field.indexOf('=');
            String name = field.substring(0, Math.max(0, equals));
            if (name.equals("master_symmetric_key")) {
                throw StatementRefused.notSupported("COPY option MASTER_SYMMETRIC_KEY");
            }
            if (!CREDENTIAL_FIELDS.contains(name) || fields.put(name, field.substring(equals + 1)) != null) {
                throw malformed();
            }
        }
        if (fields.keySet().equals(Set.of("aws_iam_role"))) {
            return roles(fields.get("aws_iam_role"));
        }
        if (!fields.containsKey("aws_iam_role")
                && fields.containsKey("aws_access_key_id")
                && fields.containsKey("aws_secret_access_key")) {
            return new Authorization.AccessKey(fields.get("aws_access_key_id"));
        }
        throw malformed();
    }

    private static StatementRefused malformed() {
        return new StatementRefused(ServerError.of(ServerError.INTERNAL_ERROR, MALFORMED_CREDENTIALS));
    }
}
