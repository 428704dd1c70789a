package io.landfall.project;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What the keys of each kind of test must keep to among each other. */
final class CheckTestRules implements DefinitionRule {

    /** Signs of a regular expression that mean something together: an escape, a class, the beginning of a group. */
    private static final Pattern SIGNS = Pattern.compile("\\\\.|\\[\\^?]?[^]]*]|\\(\\?", Pattern.DOTALL);

    private static final Pattern NOT_POSIX = Pattern.compile("\\(\\?|\\\\[bBAZzGpPkQER1-9]");

    @Override
    public void check(WrittenDefinition definition) {
        CheckEntry.all(definition).forEach(check -> {
            checkRelationships(check);
            checkBetween(check);
            checkRowCount(check);
            checkSameSum(check);
            check.text("matches/pattern")
                    .flatMap(CheckTestRules::wrongPattern)
                    .ifPresent(wrong -> check.refuse("matches/pattern", wrong));
            HumanDurations.require(definition, check.at("freshness/within"), "1m");
            HumanDurations.require(definition, check.at("no_gaps/every"), "1m");
            SqlFragment.require(definition, check.at("changed_less_than/measure"));
        });
    }

    private static void checkRelationships(CheckEntry check) {
        String test = "relationships";
        if (!check.node(test).isObject()) {
            return;
        }
        boolean columns = oneOf(check, test, "column", "columns");
        boolean fields = oneOf(check, test, "field", "fields");
        int left = check.columns(test + "/columns").size()
                + check.columns(test + "/column").size();
        int right = check.columns(test + "/fields").size()
                + check.columns(test + "/field").size();
        if (columns && fields && left != right) {
            String key = check.has(test + "/fields") ? "/fields" : "/field";
            check.refuse(
                    test + key,
                    "there are " + left + " columns here and " + right
                            + " in the other table; write as many, in the same order");
        }
    }

    private static void checkBetween(CheckEntry check) {
        if (check.node("between").isObject() && !check.has("between/min") && !check.has("between/max")) {
            check.refuseKey("between", "has no bounds; add min:, max: or both");
        }
        Bounds.require(check, "between");
    }

    private static void checkRowCount(CheckEntry check) {
        String test = "row_count";
        boolean bounds = check.has(test + "/min") || check.has(test + "/max");
        if (bounds && check.has(test + "/staged")) {
            check.refuseKey(test + "/staged", "a number of rows is said already; remove min: and max:, or this key");
        } else if (check.node(test).isObject() && !bounds && !check.has(test + "/staged")) {
            check.refuseKey(test, "expects nothing; add min:, max:, or staged: with a dataset");
        } else if (check.has(test + "/where") && !check.has(test + "/staged")) {
            check.refuseKey(test + "/where", "is about staged rows; add staged:, or write where: beside row_count:");
        }
        Bounds.require(check, test);
        SqlFragment.require(check.definition(), check.at(test + "/where"));
    }

    private static void checkSameSum(CheckEntry check) {
        String test = "same_sum";
        if (check.node(test).isObject()) {
            oneOf(check, test, "column", "expression");
        }
        for (String key : new String[] {"expression", "staged_expression", "where"}) {
            SqlFragment.require(check.definition(), check.at(test + '/' + key));
        }
    }

    /** Whether one of the two is there and the other is not; refuses anything else. */
    private static boolean oneOf(CheckEntry check, String test, String one, String other) {
        boolean both = check.has(test + '/' + one) && check.has(test + '/' + other);
        boolean none = !check.has(test + '/' + one) && !check.has(test + '/' + other);
        if (both) {
            check.refuseKey(test + '/' + other, one + " is there already; write one of the two");
        } else if (none) {
            check.refuseKey(test, one + " is missing; add it, or " + other);
        }
        return !both && !none;
    }

    /** Java knows more than POSIX; what POSIX does not know Redshift would take for something else, or refuse. */
    private static Optional<String> wrongPattern(String pattern) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            String at = e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1);
            return Optional.of("'" + pattern + "' is not a regular expression: " + e.getDescription() + at
                    + "; mend it, and write it in single quotes");
        }
        return SIGNS.matcher(pattern)
                        .results()
                        .anyMatch(sign -> NOT_POSIX.matcher(sign.group()).matches())
                ? Optional.of("'" + pattern + "' has something that POSIX does not know, such as (?…), \\b or a group"
                        + " named again; Redshift's ~ takes POSIX only")
                : Optional.empty();
    }
}
