package io.landfall.redshift.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One SELECT without what set operators join to it, cut into its clauses.
 *
 * @param clauses in the order of the text, each with the keyword it begins with
 */
record SelectBlock(List<Clause> clauses) {

    /**
     * A part of a SELECT.
     *
     * @param keyword its first word in lower case
     * @param nodes everything, the keyword first
     */
    record Clause(String keyword, List<SqlNode> nodes) {
        /** What follows the keyword, and BY after GROUP and ORDER. */
        List<SqlNode> content() {
            int word = SqlNodes.next(nodes, 1);
            boolean by = SqlNodes.at(nodes, word).isWord("by") && (keyword.equals("group") || keyword.equals("order"));
            return nodes.subList(by ? word + 1 : 1, nodes.size());
        }
    }

    private static final Set<String> SET_OPERATORS = Set.of("union", "intersect", "except", "minus");

    /** Words that begin a clause, with the word that must follow, or an empty string. */
    private static final Map<String, String> BEGINNINGS = new HashMap<>();

    static {
        for (String word : List.of("select", "from", "where", "having", "limit", "offset", "fetch", "into", "window")) {
            BEGINNINGS.put(word, "");
        }
        BEGINNINGS.put("group", "by");
        BEGINNINGS.put("order", "by");
        BEGINNINGS.put("connect", "by");
        BEGINNINGS.put("start", "with");
        BEGINNINGS.put("qualify", "");
        BEGINNINGS.put("for", "");
    }

    /** Index of the first set operator among the siblings at or behind {@code from}, or their number. */
    static int endOfBlock(List<SqlNode> nodes, int from) {
        for (int index = from; index < nodes.size(); index++) {
            if (SET_OPERATORS.contains(nodes.get(index).keyword()) && startsQuery(nodes, index + 1)) {
                return index;
            }
        }
        return nodes.size();
    }

    /** Whether a query, in parentheses or not, follows; ALL and DISTINCT may stand before it. */
    private static boolean startsQuery(List<SqlNode> nodes, int from) {
        int next = SqlNodes.next(nodes, from);
        SqlNode node = SqlNodes.at(nodes, next);
        if (node.isWord("all") || node.isWord("distinct")) {
            node = SqlNodes.follower(nodes, next + 1);
        }
        return node.isWord("select") || node.isWord("with") || node.isParenthesised();
    }

    /** Cuts siblings that begin with the word SELECT. */
    static SelectBlock of(List<SqlNode> nodes) {
        List<Clause> clauses = new ArrayList<>();
        SqlNode previous = SqlNodes.END;
        int start = 0;
        for (int index = 0; index < nodes.size(); index++) {
            SqlNode node = nodes.get(index);
            if (index > 0 && beginsClause(nodes, index, previous)) {
                clauses.add(clause(nodes.subList(start, index)));
                start = index;
            }
            previous = node.significant() ? node : previous;
        }
        clauses.add(clause(nodes.subList(start, nodes.size())));
        return new SelectBlock(clauses);
    }

    private static Clause clause(List<SqlNode> nodes) {
        return new Clause(nodes.get(0).keyword(), nodes);
    }

    private static boolean beginsClause(List<SqlNode> nodes, int index, SqlNode previous) {
        String word = nodes.get(index).keyword();
        String follower = BEGINNINGS.get(word);
        if (follower == null || previous.isSymbol('.') || previous.isWord("as")) {
            return false;
        }
        SqlNode behind = SqlNodes.follower(nodes, index + 1);
        if (!follower.isEmpty()) {
            return behind.isWord(follower);
        }
        return switch (word) {
            case "from" -> !previous.isWord("distinct");
            case "qualify", "window", "into", "for", "offset" ->
                behind.significant() && !behind.isSymbol(',') && !behind.isSymbol('.') && !previous.isSymbol(',');
            default -> true;
        };
    }

    /** The clause that begins with this word, or null. */
    Clause clause(String keyword) {
        return clauses.stream()
                .filter(clause -> clause.keyword().equals(keyword))
                .findFirst()
                .orElse(null);
    }

    /** The text of the clauses with these keywords, as written. */
    String text(String... keywords) {
        StringBuilder out = new StringBuilder();
        for (String keyword : keywords) {
            Clause clause = clause(keyword);
            out.append(clause == null ? "" : SqlNodes.text(clause.nodes()));
        }
        return out.toString();
    }

    SelectBlock with(Clause old, List<SqlNode> replacement) {
        return new SelectBlock(clauses.stream()
                .map(clause -> clause == old ? new Clause(clause.keyword(), replacement) : clause)
                .toList());
    }

    List<SqlNode> nodes() {
        return clauses.stream().flatMap(clause -> clause.nodes().stream()).toList();
    }
}
