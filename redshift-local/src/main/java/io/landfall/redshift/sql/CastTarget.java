package io.landfall.redshift.sql;

import java.util.List;
import java.util.Map;

/** The type behind {@code ::} and in CAST, CONVERT and TRY_CAST: names and defaults that differ from PostgreSQL's. */
final class CastTarget {
    private static final Map<String, String> WITHOUT_LENGTH =
            Map.of("decimal", "decimal(18,0)", "numeric", "numeric(18,0)", "dec", "dec(18,0)");
    private static final Map<String, String> OTHER_NAME =
            Map.of("nvarchar", "varchar", "nchar", "char", "datetime", "timestamp");

    private CastTarget() {}

    /** Rewrites the type behind the second colon at {@code index}; returns where to go on, or {@code index}. */
    static int rewriteBehindColons(List<SqlNode> nodes, int index, List<SqlNode> out) {
        int word = SqlNodes.next(nodes, index + 1);
        String replacement = replacement(nodes, word);
        if (replacement == null) {
            return index;
        }
        out.addAll(nodes.subList(index, word));
        out.add(SqlNode.text(replacement));
        return word + 1;
    }

    static String cast(FunctionCall call) {
        List<SqlNode> nodes = call.size() == 1 ? call.nodes(0) : List.of();
        int as = lastAs(nodes);
        if (as < 0) {
            return null;
        }
        String type = translated(nodes.subList(as + 1, nodes.size()));
        return type == null ? null : call.name() + "(" + SqlNodes.text(nodes.subList(0, as + 1)) + type + ")";
    }

    /** CONVERT(type, x); with three arguments it is none of Redshift's functions. */
    static String convert(FunctionCall call) {
        return call.size() == 2 ? "CAST(" + call.argument(1) + " AS " + typeText(call.nodes(0)) + ")" : null;
    }

    /** TRY_CAST(x AS type) is NULL where CAST fails. */
    static String tryCast(FunctionCall call) {
        List<SqlNode> nodes = call.size() == 1 ? call.nodes(0) : List.of();
        int as = lastAs(nodes);
        if (as < 0) {
            throw StatementRefused.syntaxError(")");
        }
        String type = typeText(nodes.subList(as + 1, nodes.size())).strip();
        SqlNode only = SqlNodes.only(nodes.subList(0, as));
        String value = SqlNodes.text(nodes.subList(0, as)) + (only != null && only.isString() ? "::text" : "");
        return "pg_redshift.try_cast(" + value + ",'" + type + "',NULL::" + type + ")::" + type;
    }

    private static String typeText(List<SqlNode> type) {
        String translated = translated(type);
        return translated == null ? SqlNodes.text(type) : translated;
    }

    private static int lastAs(List<SqlNode> nodes) {
        for (int index = nodes.size() - 1; index >= 0; index--) {
            if (nodes.get(index).isWord("as")) {
                return index;
            }
        }
        return -1;
    }

    /** The type with another first word, or null if it stays as it is. */
    private static String translated(List<SqlNode> type) {
        int word = SqlNodes.next(type, 0);
        String replacement = replacement(type, word);
        return replacement == null
                ? null
                : SqlNodes.text(type.subList(0, word))
                        + replacement
                        + SqlNodes.text(type.subList(word + 1, type.size()));
    }

    private static String replacement(List<SqlNode> nodes, int index) {
        String name = SqlNodes.at(nodes, index).keyword();
        SqlNode behind = SqlNodes.follower(nodes, index + 1);
        if (behind.isBracketed()) {
            throw StatementRefused.syntaxError("[");
        }
        ColumnType.checkName(name);
        String other = OTHER_NAME.get(name);
        return other != null || behind.isParenthesised() ? other : WITHOUT_LENGTH.get(name);
    }
}
