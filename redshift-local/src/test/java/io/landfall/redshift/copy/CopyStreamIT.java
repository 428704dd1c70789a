package io.landfall.redshift.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.copy.source.ObjectStore;
import io.landfall.redshift.copy.statement.CopyParser;
import io.landfall.redshift.copy.value.TargetColumn;
import io.landfall.redshift.fault.Faults;
import io.landfall.redshift.sql.Statement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A file larger than anything that could be kept: what was sent and not yet written stays small. */
class CopyStreamIT {
    /** A row is as long as its line, so that bytes can be compared. */
    private static final String LINE =
            "1234567,some text of a row,2018-11-30 01:02:03,and more of it to make it longer";

    private static final int LINES_PER_PORTION = 1000;
    private static final int PORTIONS = 2700;
    /** Socket buffers, the window of the reader and a portion of rows; independent of the size of the file. */
    private static final long MOST_IN_FLIGHT = 16L << 20;

    @Test
    void aFileIsLoadedInConstantMemory() throws Exception {
        byte[] portion = (LINE + "\n").repeat(LINES_PER_PORTION).getBytes(StandardCharsets.UTF_8);
        long length = (long) portion.length * PORTIONS;
        KeptJournal journal = new KeptJournal();
        AtomicLong sent = new AtomicLong();
        AtomicLong mostInFlight = new AtomicLong();
        try (ObjectServer server = new ObjectServer();
                ObjectStore store = new ObjectStore(server.endpoint(), "us-west-2", new Faults())) {
            server.put("large", length, (out, offset, attempt) -> {
                for (int index = 0; index < PORTIONS; index++) {
                    out.write(portion);
                    sent.addAndGet(portion.length);
                }
            });
            RowCount table =
                    new RowCount(columns(), written -> mostInFlight.accumulateAndGet(sent.get() - written, Math::max));
            String sql = "COPY t FROM 's3://b/large' IAM_ROLE default CSV";

            CopyResult result = new CopyExecution(
                            CopyParser.parse(Statement.of(sql)),
                            new LoadContext(1, 1, "dev", "awsuser"),
                            store,
                            journal)
                    .run(table);

            assertThat(journal.progress).hasSizeGreaterThanOrEqualTo(2);
            assertThat(result.rows()).isEqualTo((long) LINES_PER_PORTION * PORTIONS);
            assertThat(length).isGreaterThan(200L << 20);
            assertThat(mostInFlight.get()).isLessThan(MOST_IN_FLIGHT);
        }
    }

    private static List<TargetColumn> columns() {
        return List.of(
                new TargetColumn("id", "int4", 0, 0, true),
                new TargetColumn("text", "varchar", 40, 0, false),
                new TargetColumn("at", "timestamp", 0, 0, false),
                new TargetColumn("more", "varchar", 80, 0, false));
    }
}
