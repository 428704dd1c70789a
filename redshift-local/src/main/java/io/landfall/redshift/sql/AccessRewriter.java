package io.landfall.redshift.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Rewrites users, roles, grants and schemas: what PostgreSQL spells otherwise. */
final class AccessRewriter {
    private static final Set<String> USER_OPTIONS_REFUSED = Set.of("syslog", "session", "externalid");
    private static final Set<String> PRIVILEGES_REFUSED =
            Set.of("drop", "alter", "explain", "ignore", "access", "share", "create");

    private AccessRewriter() {}

    static boolean handles(Statement statement) {
        return isGrant(statement) || isUser(statement) || statement.startsWith("create", "schema");
    }

    static List<Token> rewrite(Statement statement) {
        if (isGrant(statement)) {
            return PrivilegeRewriter.rewrite(grant(statement));
        }
        return isUser(statement) ? user(statement.tokens()) : schema(statement.tokens());
    }

    private static boolean isGrant(Statement statement) {
        return statement.startsWith("grant")
                || statement.startsWith("revoke")
                || statement.startsWith("alter", "default", "privileges");
    }

    private static boolean isUser(Statement statement) {
        return statement.startsWith("create", "user") || statement.startsWith("alter", "user");
    }

    /** GRANT ROLE r TO ROLE s: PostgreSQL has no such word there. */
    private static List<Token> grant(Statement statement) {
        TokenCursor cursor = statement.cursor();
        String command = cursor.next().text().toUpperCase(Locale.ROOT);
        String privilege = cursor.peek().keyword();
        boolean system = !statement.mentions("on");
        if (PRIVILEGES_REFUSED.contains(privilege) && (system || !privilege.equals("create"))) {
            throw StatementRefused.notSupported(command + " " + privilege.toUpperCase(Locale.ROOT));
        }
        TokenFilter filter = new TokenFilter(statement.tokens());
        Token previous = null;
        while (filter.hasNext()) {
            Token token = filter.peek();
            if (token.isWord("role") && beginsGrantee(previous)) {
                filter.drop();
            } else {
                filter.keep();
            }
            previous = token;
        }
        return filter.kept();
    }

    private static boolean beginsGrantee(Token previous) {
        return previous != null
                && (previous.isWord("grant")
                        || previous.isWord("revoke")
                        || previous.isWord("to")
                        || previous.isWord("from")
                        || previous.isWord("for")
                        || previous.isSymbol(','));
    }

    private static List<Token> user(List<Token> tokens) {
        TokenFilter filter = new TokenFilter(tokens);
        Token name = null;
        int word = 0;
        while (filter.hasNext()) {
            if (word++ < 3) {
                name = filter.peek();
                filter.keep();
            } else if (filter.peek().isWord("password")) {
                filter.keep();
                password(filter, name);
            } else {
                userOption(filter);
            }
        }
        return filter.kept();
    }

    private static void password(TokenFilter filter, Token name) {
        if (filter.hasNext() && filter.peek().isString()) {
            filter.replace(UserPassword.literal(name, filter.peek()));
        }
    }

    private static void userOption(TokenFilter filter) {
        Token token = filter.peek();
        String option = token.keyword();
        if (USER_OPTIONS_REFUSED.contains(option)) {
            throw StatementRefused.notSupported("user option " + option.toUpperCase(Locale.ROOT));
        }
        switch (option) {
            case "disable" -> filter.replace("NULL");
            case "createuser" -> filter.replace("SUPERUSER");
            case "nocreateuser" -> filter.replace("NOSUPERUSER");
            case "unlimited" -> filter.replace("-1");
            default -> filter.keep();
        }
    }

    /** CREATE SCHEMA … QUOTA n [MB | GB | TB]: nothing here is that large. */
    private static List<Token> schema(List<Token> tokens) {
        TokenFilter filter = new TokenFilter(tokens);
        while (filter.hasNext()) {
            if (!filter.peek().isWord("quota")) {
                filter.keep();
                continue;
            }
            filter.drop(2);
            if (filter.nextAre("mb") || filter.nextAre("gb") || filter.nextAre("tb")) {
                filter.drop();
            }
        }
        return filter.kept();
    }
}
