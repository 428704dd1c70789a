package io.landfall.quality.check;

import io.landfall.ledger.LoadLedger;
import io.landfall.project.Load;
import io.landfall.project.Project;
import io.landfall.project.check.Check;
import io.landfall.project.check.SqlTest;
import io.landfall.warehouse.QualifiedName;
import io.landfall.warehouse.table.TableShape;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Targets that are not there because no load has written them yet: there is nothing to check. One that was written and is gone
 * is not among them; a check of it is broken.
 */
record TablesToCome(Set<QualifiedName> tables) {

    static TablesToCome of(Handle session, Project project, List<Check> checks) {
        Set<QualifiedName> targets =
                project.pipeline().loads().stream().map(Load::target).collect(Collectors.toSet());
        Set<QualifiedName> asked = checks.stream()
                .flatMap(check -> check.tables().stream())
                .filter(targets::contains)
                .collect(Collectors.toSet());
        asked.removeAll(TableShape.read(session, asked).keySet());
        asked.removeAll(new LoadLedger(project.pipeline().pipeline()).written(session, asked));
        return new TablesToCome(Set.copyOf(asked));
    }

    /** What of the check can be asked: a SELECT of the project asks all its tables together, any other each for itself. */
    List<Check> without(Check check) {
        List<QualifiedName> there =
                check.tables().stream().filter(table -> !tables.contains(table)).toList();
        if (there.size() == check.tables().size()) {
            return List.of(check);
        }
        return there.isEmpty() || check.test() instanceof SqlTest ? List.of() : List.of(check.withTables(there));
    }
}
