package io.landfall.project;

import java.util.List;

/** What the keys of a check must keep to among each other. */
final class CheckRules implements DefinitionRule {

    @Override
    public void check(WrittenDefinition definition) {
        HumanDurations.require(definition, "/freshness", "1m");
        CheckEntry.all(definition).forEach(check -> {
            checkTests(check);
            checkTables(check);
            checkExpect(check);
            checkSchedule(check);
            SqlFragment.require(definition, check.at("where"));
        });
    }

    private static void checkTests(CheckEntry check) {
        List<String> tests = check.tests();
        if (tests.isEmpty() && !isMisspelled(check)) {
            check.definition()
                    .refuse(check.pointer(), "tests nothing; add one of " + String.join(", ", CheckEntry.TESTS));
        }
        tests.stream()
                .skip(1)
                .forEach(another -> check.refuseKey(
                        another,
                        "a check tests one thing, and " + tests.get(0) + " is there already; write two checks"));
    }

    /** Then the schema says so, and once is enough. */
    private static boolean isMisspelled(CheckEntry check) {
        return check.definition().keys(check.pointer()).stream()
                .anyMatch(key -> Suggestion.nearest(key, CheckEntry.TESTS).isPresent());
    }

    private static void checkTables(CheckEntry check) {
        if (check.has("table") && check.has("tables")) {
            check.refuseKey("tables", "table is there already; write one of the two");
        } else if (!check.has("table")
                && !check.has("tables")
                && !check.isSql()
                && !check.tests().isEmpty()) {
            check.lacks("table", " is missing; add it with the table to test, such as sparkify.songs");
        }
    }

    private static void checkExpect(CheckEntry check) {
        if (!check.isSql()) {
            if (check.has("expect")) {
                check.refuseKey("expect", "is what the SELECT of sql: returns; remove it, or add sql:");
            }
            return;
        }
        if (!check.has("expect")) {
            check.lacks("expect", " is missing; add what the SELECT returns, such as 0, {min: 1} or {rows: 0}");
        }
        if (check.has("where")) {
            check.refuseKey(
                    "where",
                    "does not change a SELECT of your own; write it in "
                            + check.text("sql").orElse("the file"));
        }
        ExpectationRules.check(check);
    }

    private static void checkSchedule(CheckEntry check) {
        check.text("schedule").ifPresent(written -> {
            CronSchedule.wrong(written).ifPresent(wrong -> check.refuse("schedule", wrong));
            if (check.isGate()) {
                check.refuseKey(
                        "schedule", "a gate is asked inside of loads only; remove this key, or make a second check");
            }
        });
    }
}
