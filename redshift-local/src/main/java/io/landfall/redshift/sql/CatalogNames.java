package io.landfall.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Directs statements that read PostgreSQL's catalog to views of the same names that look as Redshift's catalog does: columns that
 * PostgreSQL dropped after 8.0 are there, as are declared keys, and the emulator's own schemas are not. A search path could not do
 * this, because clients write {@code pg_catalog.pg_class}.
 */
final class CatalogNames {
    private static final String CATALOG = "redshift_catalog";
    private static final String INFORMATION = "redshift_information";

    private static final Set<String> TABLES = Set.of(
            "pg_attrdef",
            "pg_attribute",
            "pg_class",
            "pg_constraint",
            "pg_database",
            "pg_depend",
            "pg_index",
            "pg_namespace",
            "pg_proc",
            "pg_roles",
            "pg_tables",
            "pg_type",
            "pg_user",
            "pg_views");

    private static final Set<String> FUNCTIONS = Set.of("pg_get_constraintdef", "pg_get_indexdef", "pg_get_userbyid");

    private static final Set<String> INFORMATION_VIEWS = Set.of(
            "columns",
            "key_column_usage",
            "referential_constraints",
            "routines",
            "schemata",
            "table_constraints",
            "tables",
            "views");

    private CatalogNames() {}

    static List<Token> rewrite(List<Token> tokens) {
        if (tokens.stream().noneMatch(CatalogNames::concerns)) {
            return tokens;
        }
        List<Token> out = new ArrayList<>(tokens.size());
        int index = 0;
        while (index < tokens.size()) {
            index = rewriteAt(tokens, index, out);
        }
        return out;
    }

    private static boolean concerns(Token token) {
        if (!token.isIdentifier() || !mayConcern(token.text())) {
            return false;
        }
        String name = token.identifier();
        return TABLES.contains(name) || FUNCTIONS.contains(name) || name.equals("information_schema");
    }

    /** Spares most words the folding to lower case: all these names begin with pg_ or with information. */
    private static boolean mayConcern(String text) {
        int first = text.charAt(0) == '"' ? 1 : 0;
        return text.length() > first + 2
                && (text.regionMatches(true, first, "pg_", 0, 3) || text.regionMatches(true, first, "inf", 0, 3));
    }

    /** Appends what stands at {@code index} and returns where to go on. */
    private static int rewriteAt(List<Token> tokens, int index, List<Token> out) {
        Token token = tokens.get(index);
        if (token.isIdentifier() && !afterDot(out)) {
            int member = member(tokens, index);
            String name = member < 0 ? "" : tokens.get(member).identifier();
            if (token.identifier().equals("pg_catalog") && isShadowed(tokens, member, name)) {
                out.add(word(CATALOG + "." + name));
                return member + 1;
            }
            if (token.identifier().equals("information_schema") && INFORMATION_VIEWS.contains(name)) {
                out.add(word(INFORMATION + "." + name));
                return member + 1;
            }
            if (member < 0 && isShadowed(tokens, index, token.identifier())) {
                out.add(word(CATALOG + "." + token.identifier()));
                return index + 1;
            }
        }
        out.add(token);
        return index + 1;
    }

    private static boolean isShadowed(List<Token> tokens, int at, String name) {
        boolean call = at >= 0 && TokenLists.symbolFollows(tokens, at + 1, '(');
        return (call ? FUNCTIONS : TABLES).contains(name);
    }

    /** Index of the name behind the dot behind {@code index}, or -1 when there is none. */
    private static int member(List<Token> tokens, int index) {
        int dot = TokenLists.nextSignificant(tokens, index + 1);
        if (dot >= tokens.size() || !tokens.get(dot).isSymbol('.')) {
            return -1;
        }
        int member = TokenLists.nextSignificant(tokens, dot + 1);
        return member < tokens.size() && tokens.get(member).isIdentifier() ? member : -1;
    }

    private static boolean afterDot(List<Token> out) {
        for (int index = out.size() - 1; index >= 0; index--) {
            if (out.get(index).significant()) {
                return out.get(index).isSymbol('.');
            }
        }
        return false;
    }

    private static Token word(String text) {
        return new Token(Token.Type.WORD, text);
    }
}
