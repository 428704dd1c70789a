package io.landfall.redshift.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.redshift.history.StatementRecord.Status;
import io.landfall.redshift.wire.ClientMessages;
import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.ServerMessages;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionHistoryTest {
    private final List<ActivityJournal.Batch> written = new ArrayList<>();
    private final ActivityHistory history =
            new ActivityHistory(written::add, new ActivityHistory.LastNumbers(10, 100, 0));
    private final SessionHistory session = history.open(() -> 7, "u", "d", "app", "");

    @Test
    void thePiecesOfAPipelineAreAnsweredInOrder() {
        session.asked(ClientMessages.parse("", "SELECT 1 FROM t"));
        session.asked(ClientMessages.bind("", ""));
        session.asked(ClientMessages.execute(""));
        session.asked(ClientMessages.parse("", "INSERT INTO t VALUES (1)"));
        session.asked(ClientMessages.bind("", ""));
        session.asked(ClientMessages.execute(""));
        session.answered(ServerMessages.commandComplete("SELECT 1"));

        assertThat(published().running()).extracting(StatementRecord::text).containsExactly("INSERT INTO t VALUES (1)");

        session.answered(ServerMessages.commandComplete("INSERT 0 4"));
        session.answered(ready('I'));

        ActivityJournal.Batch batch = published();
        assertThat(batch.running()).isEmpty();
        assertThat(batch.ended()).singleElement().satisfies(insert -> {
            assertThat(insert.queryId()).isEqualTo(12);
            assertThat(insert.rows()).isEqualTo(4);
            assertThat(insert.status()).isEqualTo(Status.SUCCESS);
        });
        assertThat(batch.transactions()).singleElement().satisfies(transaction -> assertThat(transaction.committed())
                .isTrue());
    }

    @Test
    void whatFollowsAnErrorIsSkipped() {
        session.asked(ClientMessages.query("SELECT 1; SELECT x; SELECT 2"));
        session.answered(ServerMessages.commandComplete("SELECT 1"));
        session.answered(ServerError.of("42703", "no such column").toMessage("ERROR"));
        session.answered(ready('I'));

        assertThat(published().ended())
                .extracting(statement -> statement.status() + " " + statement.error())
                .containsExactly("SUCCESS null", "FAILED no such column");
    }

    @Test
    void aPipelineIsIgnoredFromItsErrorToItsSync() {
        session.asked(ClientMessages.query("BEGIN"));
        session.answered(ServerMessages.commandComplete("BEGIN"));
        session.answered(ready('T'));
        session.asked(ClientMessages.parse("", "SELECT x"));
        session.answered(ServerError.of("42703", "no such column").toMessage("ERROR"));
        session.asked(ClientMessages.bind("", ""));
        session.asked(ClientMessages.execute(""));
        session.asked(ClientMessages.sync());
        session.answered(ready('E'));

        ActivityJournal.Batch batch = published();
        assertThat(batch.ended()).extracting(StatementRecord::text).containsExactly("BEGIN");
        assertThat(batch.openTransactions()).hasSize(1);
    }

    @Test
    void aRolledBackTransactionIsNotCommitted() {
        session.asked(ClientMessages.query("ROLLBACK"));
        session.answered(ServerMessages.commandComplete("ROLLBACK"));
        session.answered(ready('I'));

        assertThat(published().transactions())
                .extracting(TransactionRecord::committed)
                .containsExactly(false);
    }

    @Test
    void theQueryGroupLabelsWhatFollows() {
        for (String sql : List.of("SET query_group TO 'nightly'", "SELECT 1", "RESET query_group", "SELECT 2")) {
            session.asked(ClientMessages.query(sql));
            session.answered(ServerMessages.commandComplete("SET"));
            session.answered(ready('I'));
        }

        assertThat(published().ended())
                .extracting(StatementRecord::label)
                .containsExactly("default", "nightly", "nightly", "default");
    }

    @Test
    void theLastQueryIsNotOneOfTheLeaderNodesOwn() {
        for (String sql : List.of("SELECT a FROM t", "SELECT 1", "SET x TO 1", "SELECT * FROM pg_class")) {
            session.asked(ClientMessages.query(sql));
            session.answered(ServerMessages.commandComplete("SELECT 1"));
            session.answered(ready('I'));
        }

        assertThat(session.lastQueryId()).isEqualTo(11);
    }

    private ActivityJournal.Batch published() {
        history.publish();
        return written.get(written.size() - 1);
    }

    private static Message ready(char status) {
        return new Message('Z', String.valueOf(status).getBytes(StandardCharsets.US_ASCII));
    }
}
