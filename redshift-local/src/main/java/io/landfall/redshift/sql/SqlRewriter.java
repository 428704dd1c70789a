package io.landfall.redshift.sql;

import java.util.List;

/** From Redshift's SQL to PostgreSQL's, statement by statement. */
public final class SqlRewriter {
    private static final ExpressionRewriter USER_DATA = ExpressionRewriter.forUserData();
    private static final ExpressionRewriter CATALOGS = ExpressionRewriter.forCatalogs();

    /**
     * The statement as PostgreSQL shall see it; the same text when Redshift and PostgreSQL mean the same.
     *
     * @throws StatementRefused when the statement uses what the emulator does not have, or is not valid
     */
    public String rewrite(Statement statement) {
        UnsupportedStatements.check(statement);
        PostgresOnlySyntax.checkCommand(statement);
        PostgresOnlyObjects.check(statement);
        RoutineLanguage.check(statement);
        statement.tokens().forEach(IdentifierLength::check);
        TableCommands.check(statement);
        String show = ShowStatements.rewrite(statement);
        return show == null ? rewriteContent(statement) : show;
    }

    private static String rewriteContent(Statement statement) {
        List<Token> tokens = ClientQueries.rewrite(TemporaryName.quoted(rewriteStructure(statement)));
        List<SqlNode> nodes = SqlNodes.parse(CatalogNames.rewrite(tokens));
        if (!QuerySyntax.mayBeIn(statement)) {
            return SqlNodes.text(USER_DATA.rewrite(nodes));
        }
        Relations relations = Relations.of(SqlNodes.parse(tokens));
        PostgresOnlySyntax.checkContent(statement, relations);
        return SqlNodes.text(rewriteQuery(nodes, relations));
    }

    private static List<SqlNode> rewriteQuery(List<SqlNode> nodes, Relations relations) {
        List<SqlNode> query = QuerySyntax.rewrite(nodes);
        if (relations.onlyCatalogs()) {
            return CATALOGS.rewrite(query);
        }
        if (relations.readUserTables()) {
            WindowFrames.check(nodes);
        }
        return USER_DATA.rewrite(SuperNavigation.rewrite(query));
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
        if (statement.startsWith("select") || statement.startsWith("with")) {
            return TemporaryName.selectInto(statement.tokens());
        }
        if (TransactionRewriter.handles(statement)) {
            return TransactionRewriter.withoutIsolation(statement.tokens());
        }
        if (SessionParameters.handles(statement)) {
            return SessionParameters.rewrite(statement);
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
