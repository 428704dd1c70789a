package io.landfall.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Redshift's own session parameters (Configuration reference). PostgreSQL keeps them, under a prefix, as settings; their
 * defaults are in the embedded server's configuration. Parameters of both servers go through as they are, and a name that
 * neither knows is PostgreSQL's error, which is Redshift's too.
 */
public final class SessionParameters {
    /** Prefix under which PostgreSQL knows Redshift's parameters. */
    public static final String PREFIX = "redshift.";

    /** Redshift's parameters and their defaults. */
    public static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("query_group", "default"),
            Map.entry("enable_result_cache_for_session", "on"),
            Map.entry("wlm_query_slot_count", "1"),
            Map.entry("analyze_threshold_percent", "10"),
            Map.entry("enable_case_sensitive_identifier", "off"),
            Map.entry("enable_case_sensitive_super_attribute", "off"),
            Map.entry("downcase_delimited_identifier", "on"),
            Map.entry("describe_field_name_in_uppercase", "off"),
            Map.entry("enable_numeric_rounding", "on"),
            Map.entry("enable_vacuum_boost", "off"),
            Map.entry("error_on_nondeterministic_update", "off"),
            Map.entry("default_geometry_encoding", "1"),
            Map.entry("json_parse_truncate_strings", "off"),
            Map.entry("json_parse_dedup_attributes", "off"),
            Map.entry("json_serialization_enable", "off"),
            Map.entry("json_serialization_parse_nested_strings", "off"),
            Map.entry("navigate_super_null_on_error", "on"),
            Map.entry("cast_super_null_on_error", "on"),
            Map.entry("parse_super_null_on_error", "off"),
            Map.entry("max_concurrency_scaling_clusters", "1"),
            Map.entry("max_cursor_result_set_size", "0"),
            Map.entry("mv_enable_aqmv_for_session", "on"),
            Map.entry("pg_federation_repeatable_read", "on"),
            Map.entry("spectrum_enable_pseudo_columns", "on"),
            Map.entry("spectrum_query_maxerror", "-1"),
            Map.entry("enable_spectrum_oid", "on"),
            Map.entry("stored_proc_log_min_messages", "log"));

    /** What can only be shown, and what Redshift shows. */
    public static final Map<String, String> SHOWN = Map.of(
            "server_version", "8.0.2",
            "server_version_num", "80002",
            "transaction_isolation", "serializable");

    /** Parameters that change results in a way the emulator does not have; only their default can be set. */
    private static final Set<String> FIXED = Set.of(
            "enable_case_sensitive_identifier",
            "enable_case_sensitive_super_attribute",
            "downcase_delimited_identifier",
            "describe_field_name_in_uppercase",
            "enable_numeric_rounding",
            "error_on_nondeterministic_update");

    private static final List<String> SHARED =
            List.of("datestyle", "extra_float_digits", "search_path", "statement_timeout", "timezone");
    private static final Set<String> OFF = Set.of("off", "false", "0", "no", "f");

    private SessionParameters() {}

    static boolean handles(Statement statement) {
        return statement.startsWith("set") || statement.startsWith("show") || statement.startsWith("reset");
    }

    static List<Token> rewrite(Statement statement) {
        List<Token> tokens = statement.tokens();
        boolean show = statement.startsWith("show");
        if (show && statement.startsWith("show", "all")) {
            return List.of(new Token(Token.Type.WORD, showAll()));
        }
        if (statement.startsWith("show", "transaction", "isolation")) {
            return List.of(new Token(Token.Type.WORD, "SHOW " + PREFIX + "transaction_isolation"));
        }
        if (statement.startsWith("show", "statement_timeout")) {
            // PostgreSQL would show a unit.
            return List.of(
                    new Token(
                            Token.Type.WORD,
                            "SELECT setting AS statement_timeout FROM pg_catalog.pg_settings WHERE name = 'statement_timeout'"));
        }
        int index = nameIndex(tokens);
        if (index >= tokens.size()) {
            return tokens;
        }
        String name = tokens.get(index).keyword();
        if (FIXED.contains(name) && !show) {
            refuseUnlessDefault(name, tokens.subList(index + 1, tokens.size()));
        }
        String replacement = replacement(name, show);
        List<Token> out = new ArrayList<>(tokens);
        out.set(index, replacement == null ? tokens.get(index) : new Token(Token.Type.WORD, replacement));
        return out;
    }

    private static int nameIndex(List<Token> tokens) {
        int index = TokenLists.nextSignificant(tokens, TokenLists.nextSignificant(tokens, 0) + 1);
        boolean scope = index < tokens.size()
                && (tokens.get(index).isWord("session") || tokens.get(index).isWord("local"));
        return scope ? TokenLists.nextSignificant(tokens, index + 1) : index;
    }

    private static String replacement(String name, boolean show) {
        if (DEFAULTS.containsKey(name) || show && SHOWN.containsKey(name)) {
            return PREFIX + name;
        }
        return name.equals("readonly") ? "default_transaction_read_only" : null;
    }

    private static void refuseUnlessDefault(String name, List<Token> assignment) {
        List<Token> significant = TokenLists.significant(assignment);
        if (significant.size() < 2) {
            return;
        }
        Token last = significant.get(significant.size() - 1);
        String value = last.isString() ? last.stringContent() : last.text();
        String wanted = value.equalsIgnoreCase("default")
                ? DEFAULTS.get(name)
                : OFF.contains(value.toLowerCase(Locale.ROOT)) ? "off" : "on";
        if (!wanted.equals(DEFAULTS.get(name))) {
            throw StatementRefused.notSupported(name + " = " + value);
        }
    }

    private static String showAll() {
        Stream<String> own = new TreeMap<>(DEFAULTS).keySet().stream().map(name -> row(name, PREFIX + name));
        Stream<String> shared = SHARED.stream().map(name -> row(name, name));
        return "SELECT * FROM (VALUES " + Stream.concat(own, shared).collect(Collectors.joining(", "))
                + ") AS parameters (name, setting) ORDER BY name";
    }

    private static String row(String name, String setting) {
        return "('" + name + "', pg_catalog.current_setting('" + setting + "'))";
    }
}
