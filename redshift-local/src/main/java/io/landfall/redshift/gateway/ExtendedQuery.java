package io.landfall.redshift.gateway;

import io.landfall.redshift.sql.Statement;
import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.MessageStream;
import io.landfall.redshift.wire.PayloadBuilder;
import io.landfall.redshift.wire.PayloadReader;
import io.landfall.redshift.wire.ServerMessages;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The extended query protocol: statements and portals of the client, by name. What the gateway answers itself is answered in
 * its place in the pipeline; after an error everything up to Sync is skipped, as in the server.
 */
final class ExtendedQuery {
    private static final StatementPlan PASS = new StatementPlan.PassThrough();

    private final MessageStream client;
    private final BackendConnection backend;
    private final Relay relay;
    private final LocalStatements local;
    private final StatementPlanner planner = new StatementPlanner();
    private final Map<String, StatementPlan> statements = new HashMap<>();
    private final Map<String, StatementPlan> portals = new HashMap<>();

    ExtendedQuery(MessageStream client, BackendConnection backend, Relay relay, LocalStatements local) {
        this.client = client;
        this.backend = backend;
        this.relay = relay;
        this.local = local;
    }

    void handle(Message message) throws IOException {
        if (message.type() == 'S') {
            relay.untilReady(message);
            forgetPortals();
        } else if (!backend.failed()) {
            dispatch(message);
        }
    }

    /** Portals end with their transaction. */
    private void forgetPortals() {
        if (backend.transactionStatus() == 'I') {
            portals.clear();
        }
    }

    private void dispatch(Message message) throws IOException {
        switch (message.type()) {
            case 'P' -> parse(message);
            case 'B' -> bind(message);
            case 'D' -> describe(message);
            case 'E' -> execute(message);
            case 'C' -> close(message);
            default -> {
                relay.settle();
                client.flush();
            }
        }
    }

    private void parse(Message message) throws IOException {
        PayloadReader reader = message.reader();
        String name = reader.readString();
        List<Statement> parsed = Statement.split(reader.readString());
        StatementPlan plan = parsed.size() == 1 ? planner.plan(parsed.get(0)) : PASS;
        statements.put(name, plan);
        if (plan instanceof StatementPlan.Refused refused) {
            relay.settle();
            failUnlessFailed(refused);
        } else if (plan.local()) {
            answer(ServerMessages.parseComplete());
        } else if (plan instanceof StatementPlan.PassThrough) {
            relay.pipelined(message);
        } else {
            String sql = StatementPlanner.backendSql(parsed.get(0), plan);
            byte[] parameterTypes = reader.readRemaining();
            relay.pipelined(new PayloadBuilder()
                    .string(name)
                    .string(sql)
                    .raw(parameterTypes)
                    .toMessage('P'));
        }
    }

    private void failUnlessFailed(StatementPlan.Refused refused) throws IOException {
        if (!backend.failed()) {
            local.fail(refused.error());
        }
    }

    private void bind(Message message) throws IOException {
        PayloadReader reader = message.reader();
        String portal = reader.readString();
        StatementPlan plan = statements.getOrDefault(reader.readString(), PASS);
        portals.put(portal, plan);
        requestOrAnswer(plan, message, ServerMessages.bindComplete());
    }

    private void describe(Message message) throws IOException {
        PayloadReader reader = message.reader();
        boolean statement = reader.readByte() == 'S';
        StatementPlan plan = (statement ? statements : portals).getOrDefault(reader.readString(), PASS);
        if (plan.local() && statement) {
            answer(ServerMessages.noParameters());
        }
        requestOrAnswer(plan, message, ServerMessages.noData());
    }

    private void close(Message message) throws IOException {
        PayloadReader reader = message.reader();
        boolean statement = reader.readByte() == 'S';
        StatementPlan plan = (statement ? statements : portals).remove(reader.readString());
        requestOrAnswer(plan == null ? PASS : plan, message, ServerMessages.closeComplete());
    }

    private void execute(Message message) throws IOException {
        StatementPlan plan = portals.getOrDefault(message.reader().readString(), PASS);
        if (plan instanceof StatementPlan.CopyFromS3 copy) {
            relay.settle();
            if (!backend.failed()) {
                local.copy(copy.copy());
            }
            return;
        }
        if (plan instanceof StatementPlan.ReadsCounters) {
            relay.settle();
            publishCounters();
        } else {
            local.queryStarted();
        }
        relay.pipelined(message);
        if (plan instanceof StatementPlan.Truncate) {
            relay.settle();
            commitBlock();
        }
    }

    private void publishCounters() throws IOException {
        if (!backend.failed()) {
            local.publishCounters();
        }
    }

    private void commitBlock() throws IOException {
        if (!backend.failed() && backend.transactionStatus() == 'T') {
            local.commit();
        }
    }

    private void requestOrAnswer(StatementPlan plan, Message request, Message ownAnswer) throws IOException {
        if (plan.local()) {
            answer(ownAnswer);
        } else {
            relay.pipelined(request);
        }
    }

    /** Answers behind the answers that are due; not at all when one of those turns out to be an error. */
    private void answer(Message message) throws IOException {
        relay.settle();
        if (!backend.failed()) {
            client.write(message);
        }
    }
}
