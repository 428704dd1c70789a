package io.landfall.redshift.copy.statement;

import io.landfall.redshift.sql.Statement;
import io.landfall.redshift.sql.StatementRefused;
import io.landfall.redshift.sql.TokenCursor;
import io.landfall.redshift.wire.ServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Parses COPY. The clauses behind FROM come in any order; of the authorization there is exactly one (COPY reference,
 * "Parameter syntax").
 */
public final class CopyParser {
    private static final Set<String> JOB_COMMANDS = Set.of("alter", "run", "list", "show", "drop");

    private final TokenCursor cursor;
    private final CopyOptionsBuilder options = new CopyOptionsBuilder();
    private Authorization authorization;
    private final FormatClause format = new FormatClause();
    private final List<String> given = new ArrayList<>();

    private CopyParser(TokenCursor cursor) {
        this.cursor = cursor;
    }

    /** Whether this is a COPY command at all. */
    public static boolean handles(Statement statement) {
        return statement.startsWith("copy");
    }

    /**
     * Parses the statement.
     *
     * @throws StatementRefused when it is not valid or uses what the emulator does not have
     */
    public static CopyStatement parse(Statement statement) {
        return new CopyParser(statement.cursor()).parse();
    }

    private CopyStatement parse() {
        cursor.expectWord("copy");
        if (cursor.peek().isWord("job") && JOB_COMMANDS.contains(cursor.peek(1).keyword())) {
            throw StatementRefused.notSupported("COPY JOB");
        }
        TableName table = table();
        List<String> columns = columns();
        if (cursor.peek().isWord("to")) {
            throw StatementRefused.notSupported("COPY … TO (Redshift writes files with UNLOAD)");
        }
        cursor.expectWord("from");
        S3Location source = source();
        while (!cursor.atEnd()) {
            clause();
        }
        if (authorization == null) {
            throw cursor.syntaxError();
        }
        DataFormat dataFormat = format.resolve(options);
        ColumnarOptions.check(dataFormat, given);
        return new CopyStatement(table, columns, source, authorization, dataFormat, options.build());
    }

    private TableName table() {
        String first = cursor.expectIdentifier();
        return cursor.skipSymbol('.') ? new TableName(first, cursor.expectIdentifier()) : new TableName(null, first);
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>();
        if (cursor.skipSymbol('(')) {
            do {
                columns.add(cursor.expectIdentifier());
            } while (cursor.skipSymbol(','));
            cursor.expectSymbol(')');
        }
        return List.copyOf(columns);
    }

    private S3Location source() {
        if (cursor.peek().isWord("stdin")) {
            throw StatementRefused.notSupported("COPY FROM STDIN (Redshift reads from S3)");
        }
        String url = cursor.expectString();
        return S3Location.parse(url)
                .orElseThrow(() -> StatementRefused.notSupported("COPY from '" + url + "' (only s3:// is)"));
    }

    private void clause() {
        Authorization found = AuthorizationParser.tryParse(cursor);
        if (found != null) {
            if (authorization != null) {
                throw new StatementRefused(ServerError.of(
                        ServerError.SYNTAX_ERROR, "conflicting or redundant options: more than one authorization"));
            }
            authorization = found;
        } else if (!format.tryParse(cursor)) {
            given.add(cursor.peek().keyword());
            new OptionClause(cursor, options).parse();
        }
    }
}
