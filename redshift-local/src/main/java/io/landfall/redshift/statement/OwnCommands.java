package io.landfall.redshift.statement;

import io.landfall.redshift.sql.AppendStatement;
import io.landfall.redshift.sql.CancelStatement;
import io.landfall.redshift.sql.DatabaseCommand;
import io.landfall.redshift.sql.LateBindingView;
import io.landfall.redshift.sql.MergeStatement;
import io.landfall.redshift.sql.Statement;
import io.landfall.redshift.sql.TransactionRewriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Commands of Redshift that the gateway runs itself, in one or several statements of its own. */
final class OwnCommands {
    private static final List<Function<Statement, Optional<? extends LocalStatement>>> COMMANDS = List.of(
            statement -> TransactionRewriter.onlySetsIsolation(statement)
                    ? Optional.of(new IgnoredSetting())
                    : Optional.empty(),
            statement -> LateBindingView.of(statement).map(CreateLateBindingView::new),
            statement -> DatabaseCommand.alter(statement).map(AlterIsolationLevel::new),
            statement -> AppendStatement.parse(statement).map(AppendTable::new),
            statement -> CancelStatement.parse(statement).map(CancelQuery::new),
            statement -> MergeStatement.parse(statement)
                    .filter(MergeStatement::removeDuplicates)
                    .map(MergeRemovingDuplicates::new));

    private OwnCommands() {}

    /** The command, or empty when the statement is for PostgreSQL. */
    static Optional<LocalStatement> find(Statement statement) {
        for (Function<Statement, Optional<? extends LocalStatement>> command : COMMANDS) {
            Optional<? extends LocalStatement> found = command.apply(statement);
            if (found.isPresent()) {
                return Optional.of(found.get());
            }
        }
        return Optional.empty();
    }
}
