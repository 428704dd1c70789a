package io.landfall.redshift.sql;

import java.util.List;
import java.util.Map;

/**
 * Calls that PostgreSQL's grammar or type resolution cannot take as Redshift writes them. Functions that are merely missing in
 * PostgreSQL are not here: they are installed in the database.
 */
final class FunctionRules {

    /** Rewrites one call; {@code null} leaves it as it is. */
    @FunctionalInterface
    interface Rule {
        String rewrite(FunctionCall call);
    }

    private static final Map<String, Rule> RULES = Map.ofEntries(
            Map.entry("dateadd", FunctionRules::quoteDatePart),
            Map.entry("date_add", FunctionRules::quoteDatePart),
            Map.entry("datediff", FunctionRules::quoteDatePart),
            Map.entry("date_diff", FunctionRules::quoteDatePart),
            Map.entry("date_part", FunctionRules::quoteDatePart),
            Map.entry("extract", FunctionRules::extract),
            Map.entry("nvl", call -> "COALESCE(" + call.joinArguments(0) + ")"),
            Map.entry("decode", FunctionRules::decode),
            Map.entry("current_setting", FunctionRules::ownParameter),
            Map.entry("set_config", FunctionRules::ownParameter),
            Map.entry("varchar", FunctionRules::maximalLength),
            Map.entry("nvarchar", FunctionRules::maximalLength),
            Map.entry("varying", FunctionRules::maximalLength));

    private FunctionRules() {}

    static Rule find(Token name) {
        return RULES.get(name.keyword());
    }

    /** DATEADD(day, 1, x) becomes DATEADD('day', 1, x); plain literals are timestamps without zone in Redshift. */
    private static String quoteDatePart(FunctionCall call) {
        Token part = call.size() < 2 ? null : TokenLists.onlySignificant(call.tokens(0));
        if (part == null || !part.isIdentifier() && !part.isString()) {
            return null;
        }
        StringBuilder sql = new StringBuilder(call.name())
                .append("('")
                .append(DatePart.canonical(part))
                .append('\'');
        for (int index = 1; index < call.size(); index++) {
            Token only = TokenLists.onlySignificant(call.tokens(index));
            String cast = only != null && only.isString() ? "::timestamp" : "";
            sql.append(',').append(call.argument(index)).append(cast);
        }
        return sql.append(')').toString();
    }

    private static String extract(FunctionCall call) {
        List<Token> tokens = call.size() == 1 ? call.tokens(0) : List.of();
        int part = TokenLists.nextSignificant(tokens, 0);
        int from = TokenLists.nextSignificant(tokens, part + 1);
        if (from >= tokens.size() || !tokens.get(from).isWord("from")) {
            return null;
        }
        String canonical = DatePart.canonical(tokens.get(part));
        return call.name() + "(" + canonical + " " + call.rewrite(tokens.subList(from, tokens.size())) + ")";
    }

    /** A parameter of Redshift's own has another name in PostgreSQL. */
    private static String ownParameter(FunctionCall call) {
        Token name = call.size() == 0 ? null : TokenLists.onlySignificant(call.tokens(0));
        if (name == null || !name.isString() || !SessionParameters.DEFAULTS.containsKey(name.stringContent())) {
            return null;
        }
        String rest = call.size() == 1 ? "" : "," + call.joinArguments(1);
        return call.name() + "('" + SessionParameters.PREFIX + name.stringContent() + "'" + rest + ")";
    }

    /** DECODE compares so that NULL equals NULL. */
    private static String decode(FunctionCall call) {
        if (call.size() < 3) {
            return null;
        }
        StringBuilder sql = new StringBuilder("CASE");
        int index = 1;
        for (; index + 1 < call.size(); index += 2) {
            sql.append(" WHEN (").append(call.argument(0)).append(") IS NOT DISTINCT FROM (");
            sql.append(call.argument(index)).append(") THEN ").append(call.argument(index + 1));
        }
        if (index < call.size()) {
            sql.append(" ELSE ").append(call.argument(index));
        }
        return sql.append(" END").toString();
    }

    private static String maximalLength(FunctionCall call) {
        Token length = call.size() == 1 ? TokenLists.onlySignificant(call.tokens(0)) : null;
        if (length == null || !length.isWord("max")) {
            return null;
        }
        String name = call.name().equalsIgnoreCase("nvarchar") ? "varchar" : call.name();
        return name + "(" + ColumnType.MAX_VARCHAR + ")";
    }
}
