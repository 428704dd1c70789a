package io.landfall.redshift.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.ServerError;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorTranslationTest {
    private static final LocalDateTime START = LocalDateTime.of(2026, 11, 20, 12, 0);
    private static final String CYCLE = "could not serialize access due to read/write dependencies among transactions";
    private static final String UPDATE = "could not serialize access due to concurrent update";

    private final List<Long> journal = new ArrayList<>();
    private final RecentWrites writes = new RecentWrites();
    private final TransactionConflicts conflicts = new TransactionConflicts(
            () -> 15021, writes, (transaction, pid, started, aborted, table) -> journal.add(table));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "57014;canceling statement due to statement timeout;57014;Query (150) canceled on user's request",
                "57014;canceling statement due to user request;57014;Query (150) canceled on user's request",
                "42501;permission denied for table t;42501;permission denied for relation t",
                "42501;permission denied for view v;42501;permission denied for relation v",
                "23502;null value in column \"a\" of relation \"t\" violates not-null constraint;XX000;Cannot insert a NULL value into column a",
                "21000;MERGE command cannot affect row a second time;XX000;Found multiple matches to update the same tuple.",
                "XX000;tuple concurrently updated;XX000;could not complete because of conflict with concurrent transaction"
            })
    void postgresErrorsBecomeRedshifts(String state, String text, String newState, String newText) {
        assertThat(translate(state, text)).isEqualTo(ServerError.of(newState, newText));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "40P01;deadlock detected",
                "42501;permission denied for schema s",
                "42P01;relation \"t\" does not exist",
                "22001;value too long for type character varying(8)",
                "22012;division by zero"
            })
    void otherErrorsStayByteByByte(String state, String text) {
        Message error = ServerError.of(state, text).toMessage("ERROR");

        assertThat(ErrorTranslation.of(conflicts).translate(error)).isSameAs(error);
    }

    @Test
    void aCycleNamesTheTableWrittenLastAndBothTransactions() {
        writes.add(new TableWrite(7, 70, START, true));
        conflicts.wrote(new TableWrite(8, 71, START, true));

        assertThat(translate("40001", CYCLE))
                .isEqualTo(new ServerError(
                        "XX000",
                        "1023",
                        "Serializable isolation violation on table - 8, transactions forming the cycle are: 71, 70"
                                + " (pid:15021)"));
        assertThat(journal).containsExactly(8L);
    }

    @Test
    void theOtherTransactionIsPreferablyOneThatWroteTheSameTable() {
        writes.add(new TableWrite(8, 60, START, true));
        writes.add(new TableWrite(7, 70, START, true));
        conflicts.wrote(new TableWrite(8, 71, START, true));

        assertThat(translate("40001", UPDATE).detail()).contains("are: 71, 60 (");
    }

    @Test
    void aConflictOfASnapshotDatabaseHasNoNumber() {
        conflicts.wrote(new TableWrite(8, 71, START, false));

        assertThat(translate("40001", UPDATE))
                .isEqualTo(
                        ServerError.of("XX000", "could not complete because of conflict with concurrent transaction"));
        assertThat(journal).containsExactly(8L);
    }

    private ServerError translate(String state, String text) {
        Message error = ServerError.of(state, text).toMessage("ERROR");
        return ServerError.parse(ErrorTranslation.of(conflicts).translate(error));
    }
}
