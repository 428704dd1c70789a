package io.landfall.redshift.gateway;

import io.landfall.redshift.sql.Statement;
import io.landfall.redshift.statement.StatementPlan;
import io.landfall.redshift.statement.StatementPlanner;
import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.PayloadBuilder;
import io.landfall.redshift.wire.PayloadReader;
import io.landfall.redshift.wire.ServerError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The extended query protocol: statements and portals of the client, by name. PostgreSQL sees all of them; for a statement that
 * the gateway runs itself it is given an empty one to prepare and bind, so that names, parameters and errors are its own. After
 * an error everything up to Sync is skipped, as in the server.
 */
final class ExtendedQuery {
    private static final StatementPlan PASS = new StatementPlan.PassThrough();
    private static final String OBJECT_NOT_IN_PREREQUISITE_STATE = "55000";

    private final BackendConnection backend;
    private final Pipeline pipeline;
    private final GatewaySession session;
    private final Parking parking;
    private final StatementPlanner planner = new StatementPlanner();
    private final PreparedPlans plans;
    private final Map<String, StatementPlan> portals = new HashMap<>();
    /** Statements with steps to run first, whose requests are held back. */
    private final List<StatementPlan.InBackend> waiting = new ArrayList<>();
    /** Statements of this pipeline whose first steps have run before they are executed. */
    private final Set<StatementPlan> prepared = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Set<String> suspended = new HashSet<>();

    ExtendedQuery(
            BackendConnection backend,
            Pipeline pipeline,
            GatewaySession session,
            Parking parking,
            PreparedPlans plans) {
        this.backend = backend;
        this.pipeline = pipeline;
        this.session = session;
        this.parking = parking;
        this.plans = plans;
    }

    void handle(Message message) throws IOException {
        if (message.type() == 'S') {
            pipeline.end(message);
            waiting.clear();
            prepared.clear();
            plans.synced(pipeline.takeConfirmed());
            forgetPortals();
        } else if (!backend.failed()) {
            dispatch(message);
        }
    }

    /** Portals end with their transaction. */
    private void forgetPortals() {
        if (backend.transaction().status() == 'I') {
            portals.clear();
            suspended.clear();
        }
    }

    private void dispatch(Message message) throws IOException {
        switch (message.type()) {
            case 'P' -> parse(message);
            case 'B' -> bind(message);
            case 'D' -> describe(message);
            case 'E' -> execute(message);
            case 'C' -> close(message);
            default -> flush();
        }
    }

    /** The client wants answers before it executes. Preparing takes the snapshot, so the first steps come before that. */
    private void flush() throws IOException {
        for (StatementPlan.InBackend plan : List.copyOf(waiting)) {
            runFirstSteps(plan);
        }
        waiting.clear();
        pipeline.flush();
    }

    /** Once in a pipeline. */
    private void runFirstSteps(StatementPlan.InBackend plan) throws IOException {
        pipeline.settleSent();
        if (!backend.failed() && prepared.add(plan)) {
            session.run(plan.before());
        }
    }

    private void parse(Message message) throws IOException {
        PayloadReader reader = message.reader();
        String name = reader.readString();
        List<Statement> parsed = Statement.split(reader.readString());
        parsed.forEach(parking::note);
        parsed.forEach(plans::note);
        StatementPlan plan = parsed.size() == 1 ? planner.plan(parsed.get(0)) : PASS;
        if (plan instanceof StatementPlan.Refused refused) {
            refuse(refused);
            return;
        }
        Message request = message;
        if (plan instanceof StatementPlan.InBackend inBackend) {
            request = prepare(name, inBackend.sql(), reader);
        } else if (plan instanceof StatementPlan.InGateway) {
            request = prepare(name, "", reader);
        }
        plans.prepare(name, plan, request);
        forward(plan, request);
    }

    private static Message prepare(String name, String sql, PayloadReader parameterTypes) {
        return new PayloadBuilder()
                .string(name)
                .string(sql)
                .raw(parameterTypes.readRemaining())
                .toMessage('P');
    }

    private void bind(Message message) throws IOException {
        PayloadReader reader = message.reader();
        String portal = reader.readString();
        StatementPlan plan = plans.of(reader.readString());
        portals.put(portal, plan);
        suspended.remove(portal);
        forward(plan, message);
    }

    private void describe(Message message) throws IOException {
        PayloadReader reader = message.reader();
        boolean statement = reader.readByte() == 'S';
        String name = reader.readString();
        forward(statement ? plans.of(name) : portals.getOrDefault(name, PASS), message);
    }

    private void close(Message message) throws IOException {
        PayloadReader reader = message.reader();
        boolean statement = reader.readByte() == 'S';
        String name = reader.readString();
        StatementPlan plan = statement ? plans.close(name) : portals.remove(name);
        if (!statement) {
            plans.closePortal();
        }
        forward(plan == null ? PASS : plan, message);
    }

    private void forward(StatementPlan plan, Message request) throws IOException {
        if (plan instanceof StatementPlan.InBackend inBackend
                && !inBackend.before().isEmpty()) {
            pipeline.hold(request);
            waiting.add(inBackend);
        } else {
            pipeline.send(request);
        }
    }

    private void execute(Message message) throws IOException {
        String portal = message.reader().readString();
        StatementPlan plan = portals.getOrDefault(portal, PASS);
        if (plan instanceof StatementPlan.InGateway inGateway) {
            portals.put(
                    portal,
                    new StatementPlan.Refused(
                            ServerError.of(OBJECT_NOT_IN_PREREQUISITE_STATE, "portal \"" + portal + "\" cannot be run"),
                            List.of()));
            pipeline.settle();
            if (!backend.failed()) {
                session.run(inGateway.statement());
            }
        } else if (plan instanceof StatementPlan.Refused refused) {
            refuse(refused);
        } else if (plan instanceof StatementPlan.InBackend inBackend && !inBackend.alone()) {
            executeBetweenSteps(inBackend, portal, message);
        } else {
            pipeline.sendUncertain(message);
        }
    }

    /** Answers behind the answers that are due; not at all when one of those turns out to be an error. */
    private void refuse(StatementPlan.Refused refused) throws IOException {
        pipeline.settle();
        if (!backend.failed()) {
            session.refuse(refused);
        }
    }

    /** A portal that was suspended at a row limit goes on without its first steps, and has the last ones at its end. */
    private void executeBetweenSteps(StatementPlan.InBackend plan, String portal, Message message) throws IOException {
        if (pipeline.certain() && plan.after().isEmpty() && !session.needs(plan.before())) {
            waiting.clear();
            pipeline.send(message);
            return;
        }
        pipeline.settleSent();
        if (!suspended.contains(portal)) {
            runFirstSteps(plan);
        }
        prepared.remove(plan);
        waiting.clear();
        if (backend.failed()) {
            return;
        }
        pipeline.send(message);
        pipeline.settle();
        suspended.remove(portal);
        if (backend.suspended()) {
            suspended.add(portal);
        } else if (!backend.failed()) {
            session.run(plan.after());
        }
    }

    /** The simple protocol has its own way of preparing. */
    void simpleQueryRan() {
        plans.simpleQueryRan();
        pipeline.takeConfirmed();
    }
}
