package io.landfall.project;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A piece of SQL that is put into a statement of Landfall's: it may not reach beyond its place. */
final class SqlFragment {

    private static final Pattern CLAUSE = Pattern.compile("(?is)\\s*(where|having|and|or)\\b.*");
    private static final Pattern QUOTED =
            Pattern.compile("'(?:[^'\\\\]|''|\\\\.)*'|\"(?:[^\"]|\"\")*\"", Pattern.DOTALL);

    private SqlFragment() {}

    static void require(WrittenDefinition definition, String pointer) {
        definition.text(pointer).flatMap(SqlFragment::wrong).ifPresent(wrong -> definition.refuse(pointer, wrong));
    }

    private static Optional<String> wrong(String sql) {
        String bare = QUOTED.matcher(sql).replaceAll("''");
        if (sql.isBlank()) {
            return Optional.of("is empty; write a SQL expression, or remove the key");
        }
        Matcher clause = CLAUSE.matcher(bare);
        if (clause.matches()) {
            return Optional.of("begins with " + clause.group(1) + "; write the condition without this word");
        }
        if (bare.contains("{{") || bare.contains("{%")) {
            return Optional.of("is plain SQL, without Jinja; write a check with sql: for that");
        }
        if (bare.replace("''", "").contains("'") || bare.replace("\"\"", "").contains("\"")) {
            return Optional.of("has a quote that is not closed; close it, and double a quote inside a text");
        }
        if (bare.contains(";") || bare.contains("--") || bare.contains("/*")) {
            return Optional.of("has a semicolon or a comment in it; write one SQL expression without");
        }
        return isBalanced(bare)
                ? Optional.empty()
                : Optional.of("has a parenthesis without its other one; write as many ( as )");
    }

    private static boolean isBalanced(String sql) {
        int depth = 0;
        for (int i = 0; i < sql.length() && depth >= 0; i++) {
            char sign = sql.charAt(i);
            depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
        }
        return depth == 0;
    }
}
