package io.landfall.redshift.gateway;

import io.landfall.redshift.sql.Statement;
import io.landfall.redshift.statement.StatementPlan;
import io.landfall.redshift.statement.StatementPlanner;
import io.landfall.redshift.wire.ClientMessages;
import io.landfall.redshift.wire.Message;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The simple query protocol. Text that PostgreSQL can run whole is sent on whole; otherwise its statements are run one by one as
 * one pipeline, which is a single transaction in both cases.
 */
final class SimpleQuery {
    /** Answers of the extended protocol that the simple one does not have. */
    private static final String HIDDEN = "12n";

    private final BackendConnection backend;
    private final Pipeline pipeline;
    private final Relay relay;
    private final GatewaySession session;
    private final SessionFaults faults;
    private final Consumer<Statement> notes;
    private final StatementPlanner planner = new StatementPlanner();

    /** @param notes told of every statement before it is run */
    SimpleQuery(
            BackendConnection backend,
            Pipeline pipeline,
            Relay relay,
            GatewaySession session,
            SessionFaults faults,
            Consumer<Statement> notes) {
        this.backend = backend;
        this.pipeline = pipeline;
        this.relay = relay;
        this.session = session;
        this.faults = faults;
        this.notes = notes;
    }

    /** Runs the text. In the middle of a pipeline it comes behind what is there, and is skipped if that failed. */
    void run(Message query) throws IOException {
        pipeline.settle();
        if (backend.failed()) {
            return;
        }
        List<Statement> statements = Statement.split(query.reader().readString());
        statements.forEach(notes);
        List<StatementPlan> plans = statements.stream().map(planner::plan).toList();
        if (faults.watching() && !plans.isEmpty()) {
            oneByOne(statements, plans);
        } else if (plans.stream().allMatch(plan -> plan instanceof StatementPlan.PassThrough)) {
            relay.untilReady(query);
        } else if (plans.stream().allMatch(SimpleQuery::isPlain)) {
            relay.untilReady(ClientMessages.query(joined(statements, plans)));
        } else {
            oneByOne(statements, plans);
        }
    }

    /** A call of a function by its number, which very old clients still make. */
    void callFunction(Message call) throws IOException {
        pipeline.settle();
        if (!backend.failed()) {
            relay.untilReady(call);
        }
    }

    private static boolean isPlain(StatementPlan plan) {
        return plan instanceof StatementPlan.PassThrough
                || plan instanceof StatementPlan.InBackend inBackend && inBackend.alone();
    }

    private static String joined(List<Statement> statements, List<StatementPlan> plans) {
        return IntStream.range(0, plans.size())
                .mapToObj(index -> plans.get(index) instanceof StatementPlan.InBackend inBackend
                        ? inBackend.sql()
                        : statements.get(index).text())
                .collect(Collectors.joining(";"));
    }

    private void oneByOne(List<Statement> statements, List<StatementPlan> plans) throws IOException {
        for (int index = 0; index < plans.size() && !backend.failed(); index++) {
            if (!faults.stops(statements.get(index))) {
                runOne(statements.get(index), plans.get(index));
            }
        }
        faults.beforeEnd();
        relay.untilReady(ClientMessages.sync());
        faults.afterEnd();
    }

    private void runOne(Statement statement, StatementPlan plan) throws IOException {
        if (plan instanceof StatementPlan.InGateway inGateway) {
            session.run(inGateway.statement());
        } else if (plan instanceof StatementPlan.Refused refused) {
            session.refuse(refused);
        } else if (plan instanceof StatementPlan.InBackend inBackend) {
            runBetweenSteps(inBackend);
        } else {
            runInBackend(statement.text());
        }
    }

    private void runBetweenSteps(StatementPlan.InBackend plan) throws IOException {
        session.run(plan.before());
        if (!backend.failed()) {
            runInBackend(plan.sql());
        }
        if (!backend.failed()) {
            session.run(plan.after());
        }
    }

    private void runInBackend(String sql) throws IOException {
        relay.request(ClientMessages.parse("", sql));
        relay.request(ClientMessages.bind("", ""));
        relay.request(ClientMessages.describePortal(""));
        relay.request(ClientMessages.execute(""));
        relay.settle(HIDDEN);
    }
}
