package io.landfall.project;

import com.fasterxml.jackson.databind.JsonNode;

/** What {@code expect:} of a SELECT may say: one thing. */
final class ExpectationRules {

    private ExpectationRules() {}

    static void check(CheckEntry check) {
        JsonNode expect = check.node("expect");
        if (!expect.isObject()) {
            return;
        }
        boolean range = expect.has("min") || expect.has("max");
        int said = (range ? 1 : 0) + (expect.has("rows") ? 1 : 0) + (expect.has("sql") ? 1 : 0);
        if (said > 1) {
            check.refuse(
                    "expect",
                    "says several things; write a range, rows: 0 or sql:, and the others as checks of their own");
        } else if (expect.isEmpty()) {
            check.refuse("expect", "is empty; write a value, {min: 1, max: 5}, {rows: 0} or {sql: checks/other.sql}");
        }
        check.text("sql")
                .filter(file -> check.text("expect/sql").filter(file::equals).isPresent())
                .ifPresent(file -> check.refuse(
                        "expect/sql", "is the check's own SELECT, which is always the same; name another file"));
        Bounds.require(check, "expect");
    }
}
