package io.landfall.redshift.sql;

import java.util.List;
import java.util.Locale;

/** Recognises what real Redshift does and the emulator does not, so that it is refused by name. */
final class UnsupportedStatements {
    private static final List<String> BEGINNINGS = List.of(
            "copy job",
            "analyze compression",
            "create external",
            "create datashare",
            "create model",
            "create library",
            "create identity provider",
            "create masking policy",
            "create rls policy",
            "grant assumerole",
            "revoke assumerole",
            "show external table",
            "show grants",
            "show procedures",
            "show functions",
            "show parameters",
            "show constraints",
            "show column grants",
            "show datashares",
            "show model",
            "show databases from data catalog");

    private UnsupportedStatements() {}

    static void check(Statement statement) {
        for (String beginning : BEGINNINGS) {
            if (statement.startsWith(beginning.split(" "))) {
                throw StatementRefused.notSupported(beginning.toUpperCase(Locale.ROOT));
            }
        }
    }
}
