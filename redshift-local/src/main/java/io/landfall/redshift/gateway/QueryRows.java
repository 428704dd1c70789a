package io.landfall.redshift.gateway;

import io.landfall.redshift.unload.UnloadSource;
import io.landfall.redshift.unload.format.ResultColumn;
import io.landfall.redshift.wire.ClientMessages;
import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.PayloadReader;
import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Runs queries on the client's own connection, inside its transaction, and fetches their rows in portions, so that it can stop
 * in the middle. All answers to the client's requests must have been fetched before.
 */
final class QueryRows implements UnloadSource {
    private static final String NAME = "redshift_local_rows";
    private static final int PORTION = 1000;

    private final BackendConnection backend;

    QueryRows(BackendConnection backend) {
        this.backend = backend;
    }

    @Override
    public void read(String sql, RowReceiver receiver) throws IOException, StatementFailed {
        send(
                ClientMessages.closeStatement(NAME),
                ClientMessages.parse(NAME, sql),
                ClientMessages.describeStatement(NAME),
                ClientMessages.bind(NAME, NAME));
        List<ResultColumn> columns = List.of();
        for (Message answer = next(); answer.type() != '2'; answer = next()) {
            columns = answer.type() == 'T' ? RowDescription.columns(answer) : columns;
        }
        if (columns.isEmpty()) {
            throw new StatementFailed(ServerError.of(ServerError.SYNTAX_ERROR, "UNLOAD needs a query with columns"));
        }
        receiver.columns(columns);
        while (fetch(columns, receiver)) {
            // The portal has more.
        }
        send(ClientMessages.closePortal(NAME), ClientMessages.closeStatement(NAME));
        for (int closed = 0; closed < 2; closed++) {
            while (next().type() != '3') {
                // Notices.
            }
        }
    }

    /** One portion; false when it was the last. It is read to its end even when the receiver fails. */
    private boolean fetch(List<ResultColumn> columns, RowReceiver receiver) throws IOException, StatementFailed {
        send(ClientMessages.execute(NAME, PORTION));
        StatementFailed refused = null;
        Message answer = next();
        for (; answer.type() != 's' && answer.type() != 'C'; answer = next()) {
            if (answer.type() == 'D' && refused == null) {
                try {
                    receiver.row(row(columns, answer));
                } catch (StatementFailed failed) {
                    refused = failed;
                }
            }
        }
        if (refused != null) {
            throw refused;
        }
        return answer.type() == 's';
    }

    private void send(Message... messages) throws IOException {
        for (Message message : messages) {
            backend.send(message);
        }
        backend.send(ClientMessages.flush());
        backend.flush();
    }

    private Message next() throws IOException, StatementFailed {
        Message answer = backend.read();
        if (answer.type() == 'E') {
            throw new StatementFailed(ServerError.parse(answer));
        }
        return answer;
    }

    private static String[] row(List<ResultColumn> columns, Message dataRow) {
        PayloadReader reader = dataRow.reader();
        String[] row = new String[reader.readInt16()];
        for (int column = 0; column < row.length; column++) {
            int length = reader.readInt32();
            if (length >= 0) {
                byte[] value = reader.readBytes(length);
                byte[] text = columns.get(column).isSuper() ? CompactJson.of(value, 0) : value;
                row[column] = new String(text, StandardCharsets.UTF_8);
            }
        }
        return row;
    }
}
