package io.landfall.redshift.sql;

import java.util.List;

/**
 * Fragments of the catalog queries of known clients, and what PostgreSQL gets instead: aliases of the select list used again in
 * the list or in WHERE (Redshift's lateral alias references), a function returning a set inside of CASE, a number as condition.
 */
final class ClientFragments {
    /** Stands for any one token, which is kept. */
    static final String ANY = "?";

    /** @param replacement text; its question marks stand for the tokens kept, in order */
    record Fragment(List<Token> tokens, String replacement) {
        private static Fragment of(String sql, String replacement) {
            return new Fragment(TokenLists.significant(Tokenizer.tokenize(sql)), replacement);
        }
    }

    private static final String SERIES = "generate_series(array_lower(proargnames, 1), array_upper(proargnames, 1)";
    private static final String IDENTITY =
            "CASE WHEN left(%s, 10) = '\"identity\"' OR left(%s, 16) = 'default_identity'";
    private static final String GENERATED = IDENTITY + " THEN 'YES' ELSE 'NO' END AS IS_GENERATEDCOLUMN FROM";

    /** DatabaseMetaData of the Redshift JDBC driver, and what redshift_connector has of it. */
    private static final List<Fragment> DRIVER = List.of(
            Fragment.of(
                    "CASE WHEN left(pg_catalog.pg_get_expr(def.adbin, def.adrelid), 16) = 'default_identity'",
                    IDENTITY.replace("%s", "def.adsrc")),
            Fragment.of(
                    "IS_AUTOINCREMENT AS IS_GENERATEDCOLUMN FROM pg_catalog.pg_namespace",
                    GENERATED.replace("%s", "def.adsrc") + " pg_catalog.pg_namespace"),
            Fragment.of("IS_AUTOINCREMENT AS IS_GENERATEDCOLUMN FROM", GENERATED.replace("%s", "column_default")),
            Fragment.of("AND TABLE_SCHEM LIKE ? AND TABLE_NAME LIKE ?", "AND n.nspname LIKE ? AND c.relname LIKE ?"),
            Fragment.of("relnamespace = n.oid AND TABLE_NAME LIKE", "relnamespace = n.oid AND c.relname LIKE"),
            Fragment.of("AND TABLE_SCHEM LIKE ? AND (false OR", "AND n.nspname LIKE ? AND (false OR"),
            Fragment.of("AND TABLE_SCHEM LIKE ? ORDER BY TABLE_TYPE", "AND n.nspname LIKE ? ORDER BY TABLE_TYPE"),
            Fragment.of(
                    "CASE WHEN (proallargtypes IS NULL) THEN " + SERIES + ")-1 ELSE " + SERIES + "+1)-1 END AS pos",
                    SERIES + " + CASE WHEN proallargtypes IS NULL THEN 0 ELSE 1 END)-1 AS pos"),
            Fragment.of("AND COLUMN_NAME LIKE ? UNION ALL", "AND '' LIKE ? UNION ALL"),
            Fragment.of(
                    "AND COLUMN_NAME LIKE ? ) AS INPUT_PARAM_TABLE",
                    "AND CASE WHEN proallargtypes IS NULL THEN proargnames[pos+1] ELSE proargnames[pos] END LIKE ?"
                            + " ) AS INPUT_PARAM_TABLE"),
            // PostgreSQL forgot the privilege RULE.
            Fragment.of(
                    "'SELECT, INSERT, UPDATE, DELETE, RULE, REFERENCES, TRIGGER'",
                    "'SELECT, INSERT, UPDATE, DELETE, REFERENCES, TRIGGER'"),
            // Parameters keep no length in PostgreSQL.
            Fragment.of("PROBIN_BYTES IS NOT NULL", "false"),
            Fragment.of("PROBIN_BYTES-4", "NULL::integer"),
            Fragment.of("PROBIN_BYTES::numeric-4", "NULL::integer"));

    /** The inspector of sqlalchemy-redshift. */
    private static final List<Fragment> SQLALCHEMY = List.of(
            Fragment.of(
                    "attisdropped AND schema = ? AND table_name = ?",
                    "attisdropped AND n.nspname = ? AND c.relname = ?"),
            Fragment.of("attisdropped AND schema = ?", "attisdropped AND n.nspname = ?"),
            Fragment.of("attisdropped AND table_name = ?", "attisdropped AND c.relname = ?"),
            Fragment.of("'^pg_' AND schema = ? AND table_name = ?", "'^pg_' AND n.nspname = ? AND c.relname = ?"),
            Fragment.of("'^pg_' AND schema = ?", "'^pg_' AND n.nspname = ?"),
            Fragment.of("'^pg_' AND table_name = ?", "'^pg_' AND c.relname = ?"),
            Fragment.of(
                    "col_num int) WHERE 1 AND schema = ? AND table_name = ?",
                    "col_num int) WHERE view_schema = ? AND view_name = ?"),
            Fragment.of("col_num int) WHERE 1 AND schema = ?", "col_num int) WHERE view_schema = ?"),
            Fragment.of("col_num int) WHERE 1 AND table_name = ?", "col_num int) WHERE view_name = ?"),
            Fragment.of("WHERE 1 AND schema = ? AND table_name = ?", "WHERE s.schemaname = ? AND c.tablename = ?"),
            Fragment.of("WHERE 1 AND schema = ? AND relname = ?", "WHERE s.schemaname = ? AND t.tablename = ?"),
            Fragment.of("WHERE 1 AND schema = ?", "WHERE s.schemaname = ?"),
            Fragment.of("WHERE 1 AND table_name = ?", "WHERE c.tablename = ?"),
            Fragment.of("WHERE 1 AND relname = ?", "WHERE t.tablename = ?"),
            Fragment.of("WHERE 1", "WHERE true"));

    /** Length of the shortest word that announces fragments. */
    private static final int SHORTEST = 10;

    private ClientFragments() {}

    /** The fragments that may occur in a statement with this token; empty when it is nothing special. */
    static List<Fragment> announcedBy(Token token) {
        if (!token.isIdentifier() || token.text().length() < SHORTEST) {
            return List.of();
        }
        return switch (token.identifier()) {
            case "is_generatedcolumn", "table_schem", "proallargtypes" -> DRIVER;
            case "schema_oid" -> SQLALCHEMY;
            default -> List.of();
        };
    }
}
