package io.landfall.redshift.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Calls that PostgreSQL's grammar or type resolution cannot take as Redshift writes them, or that mean something else there.
 * Functions that are merely missing in PostgreSQL are not here: they are installed in the database.
 */
final class FunctionRules {

    /** Rewrites one call; {@code null} leaves it as it is. */
    @FunctionalInterface
    interface Rule {
        String rewrite(FunctionCall call);
    }

    private static final Map<String, Rule> MISSING = Map.ofEntries(
            Map.entry("dateadd", call -> DateRules.withPart(call, "date_add")),
            Map.entry("date_add", call -> DateRules.withPart(call, "date_add")),
            Map.entry("datediff", call -> DateRules.withPart(call, "date_diff")),
            Map.entry("date_diff", call -> DateRules.withPart(call, "date_diff")),
            Map.entry("nvl", call -> "COALESCE(" + call.joinArguments(0) + ")"),
            Map.entry("isnull", call -> call.size() == 2 ? "COALESCE(" + call.joinArguments(0) + ")" : null),
            Map.entry("nvl2", FunctionRules::nvl2),
            Map.entry("decode", FunctionRules::decode),
            Map.entry("current_setting", FunctionRules::ownParameter),
            Map.entry("set_config", FunctionRules::ownParameter),
            Map.entry("convert", CastTarget::convert),
            Map.entry("try_cast", CastTarget::tryCast),
            Map.entry("json_serialize", FunctionRules::moved),
            Map.entry("convert_timezone", call -> call.name() + "(" + call.joinCast(0, "text") + ")"),
            Map.entry("varchar", FunctionRules::maximalLength),
            Map.entry("nvarchar", FunctionRules::maximalLength),
            Map.entry("varying", FunctionRules::maximalLength));

    private static final Map<String, Rule> DIFFERENT = Map.ofEntries(
            Map.entry("date_part", call -> DateRules.withPart(call, "pgdate_part")),
            Map.entry("pgdate_part", call -> DateRules.withPart(call, "pgdate_part")),
            Map.entry("extract", DateRules::extract),
            Map.entry("cast", CastTarget::cast),
            Map.entry("concat", FunctionRules::concat),
            Map.entry("array", call -> superValue(call, "array")),
            Map.entry("object", call -> superValue(call, "object")),
            Map.entry("substring", FunctionRules::substring),
            Map.entry("to_timestamp", FunctionRules::withFormat),
            Map.entry("to_date", FunctionRules::withFormat),
            Map.entry("split_part", FunctionRules::moved),
            Map.entry("regexp_count", FunctionRules::moved),
            Map.entry("regexp_instr", FunctionRules::moved),
            Map.entry("regexp_replace", FunctionRules::moved),
            Map.entry("regexp_substr", FunctionRules::moved));

    /** Only what PostgreSQL does not have at all. */
    static final FunctionRules MISSING_IN_POSTGRES = new FunctionRules(MISSING, false);

    static final FunctionRules ALL = new FunctionRules(DIFFERENT, true);

    private final Map<String, Rule> rules;
    private final boolean casts;

    private FunctionRules(Map<String, Rule> more, boolean casts) {
        this.rules = new HashMap<>(MISSING);
        this.rules.putAll(more);
        this.casts = casts;
    }

    /** The rule for a function's name, or null. */
    Rule find(String name) {
        return rules.get(name.toLowerCase(Locale.ROOT));
    }

    /** Whether the targets of casts are Redshift's types. */
    boolean casts() {
        return casts;
    }

    /** PostgreSQL has a function of that name which behaves otherwise; Redshift's is in a schema of its own. */
    private static String moved(FunctionCall call) {
        return "pg_redshift." + call.name() + "(" + call.joinArguments(0) + ")";
    }

    /** TO_TIMESTAMP takes no number of seconds. */
    private static String withFormat(FunctionCall call) {
        if (call.size() < 2) {
            throw call.doesNotExist();
        }
        return moved(call);
    }

    /** CONCAT takes two values, and nothing with NULL gives a text. */
    private static String concat(FunctionCall call) {
        if (call.size() != 2) {
            throw call.doesNotExist();
        }
        return "pg_redshift.concat((" + call.argument(0) + ")::text,(" + call.argument(1) + ")::text)";
    }

    private static String nvl2(FunctionCall call) {
        if (call.size() != 3) {
            throw call.doesNotExist();
        }
        return "CASE WHEN (" + call.argument(0) + ") IS NOT NULL THEN " + call.argument(1) + " ELSE " + call.argument(2)
                + " END";
    }

    /** A parameter of Redshift's own has another name in PostgreSQL. */
    private static String ownParameter(FunctionCall call) {
        SqlNode node = call.size() == 0 ? null : SqlNodes.only(call.nodes(0));
        Token name = node instanceof SqlNode.Leaf leaf ? leaf.token() : null;
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

    /** ARRAY(…) and OBJECT(…) make SUPER values. */
    private static String superValue(FunctionCall call, String kind) {
        return "pg_redshift.\"" + kind + "\"(pg_catalog.jsonb_build_" + kind + "(" + call.joinArguments(0) + "))";
    }

    /** Redshift's SUBSTRING takes positions, no regular expressions. */
    private static String substring(FunctionCall call) {
        List<SqlNode> first = call.size() == 1 ? call.nodes(0) : List.of();
        int from = SqlNodes.indexOfWord(first, "from");
        if (from >= 0 && SqlNodes.follower(first, from + 1).isString()) {
            throw StatementRefused.noSuchFunction("pg_catalog.substring");
        }
        return null;
    }

    private static String maximalLength(FunctionCall call) {
        SqlNode length = call.size() == 1 ? call.only(0) : null;
        if (length == null || !length.isWord("max")) {
            return null;
        }
        String name = call.name().equalsIgnoreCase("nvarchar") ? "varchar" : call.name();
        return name + "(" + ColumnType.MAX_VARCHAR + ")";
    }
}
