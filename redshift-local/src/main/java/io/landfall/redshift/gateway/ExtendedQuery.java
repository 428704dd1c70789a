package io.landfall.redshift.gateway;

import io.landfall.redshift.sql.Statement;
import io.landfall.redshift.statement.StatementPlan;
import io.landfall.redshift.statement.StatementPlanner;
import io.landfall.redshift.wire.Message;
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

    private final BackendConnection backend;
    private final Pipeline pipeline;
    private final GatewaySession session;
    private final StatementPlanner planner = new StatementPlanner();
    private final Map<String, StatementPlan> statements = new HashMap<>();
    private final Map<String, StatementPlan> portals = new HashMap<>();

    ExtendedQuery(BackendConnection backend, Pipeline pipeline, GatewaySession session) {
        this.backend = backend;
        this.pipeline = pipeline;
        this.session = session;
    }

    void handle(Message message) throws IOException {
        if (message.type() == 'S') {
            pipeline.end(message);
            forgetPortals();
        } else if (!backend.failed()) {
            dispatch(message);
        }
    }

    /** Portals end with their transaction. */
    private void forgetPortals() {
        if (backend.transaction().status() == 'I') {
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
            default -> pipeline.flush();
        }
    }

    private void parse(Message message) throws IOException {
        PayloadReader reader = message.reader();
        String name = reader.readString();
        List<Statement> parsed = Statement.split(reader.readString());
        StatementPlan plan = parsed.size() == 1 ? planner.plan(parsed.get(0)) : PASS;
        statements.put(name, plan);
        if (plan instanceof StatementPlan.Refused refused) {
            pipeline.settle();
            if (!backend.failed()) {
                session.refuse(refused);
            }
        } else if (plan instanceof StatementPlan.InBackend inBackend) {
            byte[] parameterTypes = reader.readRemaining();
            Message rewritten = new PayloadBuilder()
                    .string(name)
                    .string(inBackend.sql())
                    .raw(parameterTypes)
                    .toMessage('P');
            forward(plan, rewritten, ServerMessages.parseComplete());
        } else {
            forward(plan, message, ServerMessages.parseComplete());
        }
    }

    private void bind(Message message) throws IOException {
        PayloadReader reader = message.reader();
        String portal = reader.readString();
        StatementPlan plan = statements.getOrDefault(reader.readString(), PASS);
        portals.put(portal, plan);
        forward(plan, message, ServerMessages.bindComplete());
    }

    private void describe(Message message) throws IOException {
        PayloadReader reader = message.reader();
        boolean statement = reader.readByte() == 'S';
        StatementPlan plan = (statement ? statements : portals).getOrDefault(reader.readString(), PASS);
        if (plan instanceof StatementPlan.InGateway && statement) {
            pipeline.answer(ServerMessages.noParameters());
        }
        forward(plan, message, ServerMessages.noData());
    }

    private void close(Message message) throws IOException {
        PayloadReader reader = message.reader();
        boolean statement = reader.readByte() == 'S';
        StatementPlan plan = (statement ? statements : portals).remove(reader.readString());
        forward(plan == null ? PASS : plan, message, ServerMessages.closeComplete());
    }

    /** @param ownAnswer what the client gets when PostgreSQL does not know the statement */
    private void forward(StatementPlan plan, Message request, Message ownAnswer) throws IOException {
        if (plan instanceof StatementPlan.InGateway) {
            pipeline.answer(ownAnswer);
        } else if (plan instanceof StatementPlan.InBackend inBackend
                && !inBackend.before().isEmpty()) {
            pipeline.hold(request);
        } else {
            pipeline.send(request);
        }
    }

    private void execute(Message message) throws IOException {
        StatementPlan plan = portals.getOrDefault(message.reader().readString(), PASS);
        if (plan instanceof StatementPlan.InGateway inGateway) {
            pipeline.settle();
            if (!backend.failed()) {
                session.run(inGateway.statement());
            }
            return;
        }
        if (plan instanceof StatementPlan.InBackend inBackend && !inBackend.alone()) {
            executeBetweenSteps(inBackend, message);
        } else {
            pipeline.sendUncertain(message);
        }
    }

    private void executeBetweenSteps(StatementPlan.InBackend plan, Message message) throws IOException {
        if (pipeline.certain() && plan.after().isEmpty() && !session.needs(plan.before())) {
            pipeline.send(message);
            return;
        }
        pipeline.settleSent();
        if (!backend.failed()) {
            session.run(plan.before());
        }
        if (!backend.failed()) {
            pipeline.send(message);
            pipeline.settle();
        }
        if (!backend.failed()) {
            session.run(plan.after());
        }
    }
}
