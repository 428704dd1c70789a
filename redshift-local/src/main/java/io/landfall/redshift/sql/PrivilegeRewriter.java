package io.landfall.redshift.sql;

import java.util.List;

/**
 * GRANT and REVOKE. Who may only INSERT must still be able to lock the table for writing, which PostgreSQL allows with one of its
 * other privileges only; MAINTAIN is the one Redshift's users cannot see.
 */
final class PrivilegeRewriter {
    private PrivilegeRewriter() {}

    static List<Token> rewrite(List<Token> tokens) {
        TokenFilter filter = new TokenFilter(tokens);
        while (filter.hasNext() && !filter.peek().isWord("on")) {
            if (filter.peek().isWord("insert") && !filter.symbolFollows('(')) {
                filter.replace("INSERT, MAINTAIN");
            } else {
                filter.keep();
            }
        }
        filter.keepRest();
        return filter.kept();
    }
}
