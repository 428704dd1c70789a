package io.landfall.redshift.gateway;

import io.landfall.redshift.wire.ClientMessages;
import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.PayloadReader;
import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The gateway's own statements on a client's connection, inside the client's transaction and invisible to the client. All
 * answers to the client's requests must have been fetched before.
 */
final class InternalStatements {
    /** Own names, so that the client's unnamed statement and portal survive. */
    static final String NAME = "redshift_local";

    private final BackendConnection backend;

    InternalStatements(BackendConnection backend) {
        this.backend = backend;
    }

    /** Runs a statement and returns its rows as text; NULL is null. */
    List<List<String>> run(String sql, String... parameters) throws IOException, StatementFailed {
        return run(List.of(), sql, parameters);
    }

    private List<List<String>> rows() throws IOException, StatementFailed {
        List<List<String>> rows = new ArrayList<>();
        for (Message answer = nextAfter('2'); answer.type() != 'C'; answer = next()) {
            // Between the rows there may be warnings, which are not for the client.
            if (answer.type() == 'D') {
                rows.add(row(answer));
            }
        }
        nextAfter('3');
        return rows;
    }

    /** Ends the implicit transaction of statements that ran while the client's session rested. */
    void endTransaction() throws IOException {
        backend.send(ClientMessages.sync());
        backend.flush();
        while (backend.read().type() != 'Z') {
            // What is left of a failed statement.
        }
    }

    /**
     * Runs commands and then a query, all in one round trip.
     *
     * @throws StatementFailed with the first error; what comes behind it has not run
     */
    List<List<String>> run(List<String> commands, String sql, String... parameters)
            throws IOException, StatementFailed {
        for (String command : commands) {
            begin(command);
            backend.send(ClientMessages.closePortal(NAME));
        }
        begin(sql, parameters);
        end();
        for (int done = 0; done < commands.size(); done++) {
            nextAfter('C');
        }
        return rows();
    }

    /** Starts a COPY FROM STDIN; rows follow through {@link #backend}. */
    void startCopyIn(String sql) throws IOException, StatementFailed {
        begin(sql);
        backend.flush();
        nextAfter('2');
    }

    /** Ends the COPY FROM STDIN and waits for its result. */
    void finishCopyIn() throws IOException, StatementFailed {
        backend.send(ClientMessages.copyDone());
        end();
        nextAfter('C');
        next();
    }

    /** The statement may still be there from a transaction that failed; closing what does not exist is no error. */
    private void begin(String sql, String... parameters) throws IOException {
        backend.send(ClientMessages.closeStatement(NAME));
        backend.send(ClientMessages.parse(NAME, sql));
        backend.send(ClientMessages.bind(NAME, NAME, parameters));
        backend.send(ClientMessages.execute(NAME));
    }

    private void end() throws IOException {
        backend.send(ClientMessages.closePortal(NAME));
        backend.send(ClientMessages.closeStatement(NAME));
        backend.send(ClientMessages.flush());
        backend.flush();
    }

    /** Skips to the first message of this type and returns the one behind it. */
    private Message nextAfter(char type) throws IOException, StatementFailed {
        Message answer = next();
        while (answer.type() != type) {
            answer = next();
        }
        return next();
    }

    /** The next answer of the server; its errors are the client's errors. */
    Message next() throws IOException, StatementFailed {
        Message answer = backend.read();
        if (answer.type() == 'E') {
            throw new StatementFailed(ServerError.parse(answer));
        }
        return answer;
    }

    private static List<String> row(Message dataRow) {
        PayloadReader reader = dataRow.reader();
        int columns = reader.readInt16();
        List<String> row = new ArrayList<>(columns);
        for (int column = 0; column < columns; column++) {
            int length = reader.readInt32();
            row.add(length < 0 ? null : new String(reader.readBytes(length), StandardCharsets.UTF_8));
        }
        return row;
    }
}
