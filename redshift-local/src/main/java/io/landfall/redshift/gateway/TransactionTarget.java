package io.landfall.redshift.gateway;

import io.landfall.redshift.copy.LoadTarget;
import io.landfall.redshift.copy.TargetTable;
import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.statement.TableName;
import io.landfall.redshift.copy.value.TargetColumn;
import io.landfall.redshift.wire.ClientMessages;
import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Loads rows on the client's own connection, so that they belong to its transaction. */
final class TransactionTarget implements LoadTarget {
    private static final String COLUMNS = "SELECT c.oid, a.attname, t.typname, a.atttypmod, a.attnotnull, a.attidentity"
            + " FROM pg_catalog.pg_class c"
            + " JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
            + " JOIN pg_catalog.pg_type t ON t.oid = a.atttypid"
            + " WHERE c.oid = pg_catalog.to_regclass($1) AND c.relkind IN ('r', 'p') ORDER BY a.attnum";
    /** PostgreSQL adds its header size to the declared length of a type. */
    private static final int TYPE_MODIFIER_OFFSET = 4;

    private final BackendConnection backend;
    private final InternalStatements statements;
    private final Runnable loadBegins;

    /** @param loadBegins told when rows are about to be loaded */
    TransactionTarget(BackendConnection backend, Runnable loadBegins) {
        this.backend = backend;
        this.loadBegins = loadBegins;
        this.statements = new InternalStatements(backend);
    }

    @Override
    public Optional<TargetTable> find(TableName table) throws IOException, CopyFailed {
        List<List<String>> rows = columnsOf(table);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<TargetColumn> columns =
                rows.stream().map(TransactionTarget::column).toList();
        return Optional.of(new TargetTable(Long.parseLong(rows.get(0).get(0)), table, columns));
    }

    private List<List<String>> columnsOf(TableName table) throws IOException, CopyFailed {
        try {
            return statements.run(COLUMNS, table.quoted());
        } catch (StatementFailed failed) {
            throw new CopyFailed(failed.error(), failed);
        }
    }

    private static TargetColumn column(List<String> row) {
        String type = row.get(2);
        int modifier = Integer.parseInt(row.get(3)) - TYPE_MODIFIER_OFFSET;
        boolean numeric = type.equals("numeric");
        int length = modifier < 0 ? 0 : numeric ? modifier >> 16 & 0xffff : modifier;
        int scale = modifier < 0 || !numeric ? 0 : modifier & 0x7ff;
        boolean sized = numeric || type.equals("varchar") || type.equals("bpchar");
        return new TargetColumn(
                row.get(1),
                type,
                sized ? length : 0,
                scale,
                row.get(4).equals("t"),
                !row.get(5).isEmpty(),
                row.get(5).equals("a"));
    }

    @Override
    public RowSink open(TargetTable table, List<TargetColumn> columns) throws IOException, CopyFailed {
        String names = columns.stream()
                .map(column -> new TableName(null, column.name()).quoted())
                .collect(Collectors.joining(", "));
        try {
            statements.startCopyIn("COPY " + table.name().quoted() + " (" + names + ") FROM STDIN");
            return new CopyInSink();
        } catch (StatementFailed failed) {
            throw new CopyFailed(failed.error(), failed);
        }
    }

    @Override
    public void loadBegins() {
        loadBegins.run();
    }

    private final class CopyInSink implements RowSink {

        @Override
        public void write(byte[] rows) throws IOException, CopyFailed {
            try {
                // Only an error, for example of a cancelled query, comes unasked.
                while (backend.hasInput()) {
                    statements.next();
                }
            } catch (StatementFailed failed) {
                throw new CopyFailed(failed.error(), failed);
            }
            backend.send(new Message('d', rows));
        }

        @Override
        public void finish() throws IOException, CopyFailed {
            try {
                statements.finishCopyIn();
            } catch (StatementFailed failed) {
                throw new CopyFailed(failed.error(), failed);
            }
        }

        @Override
        public void abort() throws IOException {
            if (backend.failed()) {
                return;
            }
            backend.send(ClientMessages.copyFail("load failed"));
            backend.send(ClientMessages.flush());
            backend.flush();
            while (!backend.failed()) {
                backend.read();
            }
        }
    }
}
