package io.landfall.redshift.sql;

import java.util.List;

/** From Redshift's SQL to PostgreSQL's, statement by statement. */
public final class SqlRewriter {
    private final ExpressionRewriter expressions = new ExpressionRewriter();

    /**
     * The statement as PostgreSQL shall see it; the same text when Redshift and PostgreSQL mean the same.
     *
     * @throws StatementRefused when the statement uses what the emulator does not have, or is not valid
     */
    public String rewrite(Statement statement) {
        UnsupportedStatements.check(statement);
        PostgresOnlySyntax.check(statement);
        PostgresOnlyObjects.check(statement);
        statement.tokens().forEach(IdentifierLength::check);
        TableCommands.check(statement);
        return expressions.rewrite(rewriteStructure(statement));
    }

    private static List<Token> rewriteStructure(Statement statement) {
        if (CreateTableRewriter.handles(statement)) {
            return CreateTableRewriter.rewrite(statement.tokens());
        }
        if (statement.startsWith("alter", "table")) {
            return AlterTableRewriter.rewrite(statement.tokens());
        }
        if (AccessRewriter.handles(statement)) {
            return AccessRewriter.rewrite(statement);
        }
        if (SessionParameters.handles(statement)) {
            return SessionParameters.rewrite(statement);
        }
        if (TransactionRewriter.handles(statement)) {
            return TransactionRewriter.withoutIsolation(statement.tokens());
        }
        if (MaintenanceRewriter.handles(statement)) {
            return MaintenanceRewriter.rewrite(statement);
        }
        if (statement.startsWith("create", "database") || statement.startsWith("alter", "database")) {
            return DatabaseCommand.withoutRedshiftClauses(statement.tokens());
        }
        return TableCommands.lacksFrom(statement) ? TableCommands.withFrom(statement.tokens()) : statement.tokens();
    }
}
