package io.landfall.redshift.statement;

import io.landfall.redshift.sql.Statement;
import io.landfall.redshift.sql.Token;
import java.util.Set;

/** The views that show what the sessions run and have run. */
final class ActivityViews {
    private static final Set<String> NAMES = Set.of(
            "stl_connection_log",
            "stl_ddltext",
            "stl_query",
            "stl_querytext",
            "stl_utilitytext",
            "stl_wlm_query",
            "stv_inflight",
            "stv_locks",
            "stv_recents",
            "stv_wlm_query_state",
            "svl_qlog",
            "svl_statementtext",
            "svv_transactions",
            "sys_connection_log",
            "sys_query_history",
            "sys_query_text",
            "sys_session_history",
            "sys_transaction_history");

    private ActivityViews() {}

    static boolean areReadBy(Statement statement) {
        return statement.tokens().stream().filter(Token::isIdentifier).anyMatch(ActivityViews::isOne);
    }

    private static boolean isOne(Token token) {
        String text = token.text();
        // Spares ordinary words the folding to lower case.
        boolean candidate = text.length() > 7 && (text.charAt(0) | 0x20) == 's' || text.charAt(0) == '"';
        return candidate && NAMES.contains(token.identifier());
    }
}
