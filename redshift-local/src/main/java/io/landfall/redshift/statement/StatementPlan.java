package io.landfall.redshift.statement;

import io.landfall.redshift.wire.ServerError;
import java.util.List;

/** What the gateway does with one statement. */
public sealed interface StatementPlan {

    /** PostgreSQL runs it as it is. */
    record PassThrough() implements StatementPlan {}

    /**
     * PostgreSQL runs this text, between steps of the gateway's own.
     *
     * @param before run first, before PostgreSQL sees the statement at all, so that it has taken no snapshot for it yet
     * @param after run behind it if it succeeded
     */
    record InBackend(String sql, List<Step> before, List<Step> after) implements StatementPlan {
        public InBackend {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        /** Whether PostgreSQL can run it together with others. */
        public boolean alone() {
            return before.isEmpty() && after.isEmpty();
        }
    }

    /** The gateway runs it; PostgreSQL never sees it. */
    record InGateway(LocalStatement statement) implements StatementPlan {}

    /**
     * The client gets this error.
     *
     * @param infos texts that go before it as INFO
     */
    record Refused(ServerError error, List<String> infos) implements StatementPlan {
        public Refused {
            infos = List.copyOf(infos);
        }
    }
}
