package io.landfall.quality;

import io.landfall.event.Severity;
import io.landfall.project.check.Check;
import io.landfall.project.check.CheckTest;
import io.landfall.project.check.FailurePolicy;
import io.landfall.project.check.NotNull;
import io.landfall.project.check.Scope;
import io.landfall.warehouse.QualifiedName;
import java.util.List;

/** Checks made in a line. */
public final class ChecksForTests {

    private ChecksForTests() {}

    /** That no row of the table has no id. */
    public static Check check(String name, String table, FailurePolicy policy) {
        return check(name, table, new NotNull(List.of("id")), policy, false, null);
    }

    /** The same, at times of its own. */
    public static Check scheduled(String name, String table, FailurePolicy policy, String schedule) {
        return check(name, table, new NotNull(List.of("id")), policy, false, schedule);
    }

    public static Check check(
            String name, String table, CheckTest test, FailurePolicy policy, boolean gate, String schedule) {
        return new Check(
                name,
                test,
                List.of(QualifiedName.parse(table)),
                Severity.ERROR,
                null,
                Scope.TABLE,
                gate,
                null,
                "",
                policy,
                List.of(),
                3,
                schedule);
    }
}
