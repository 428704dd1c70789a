package io.landfall.redshift.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.copy.source.ObjectStore;
import io.landfall.redshift.copy.statement.CopyParser;
import io.landfall.redshift.copy.value.TargetColumn;
import io.landfall.redshift.fault.Faults;
import io.landfall.redshift.sql.Statement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** S3 refuses, is silent, or breaks off in the middle of an object. */
class CopyFailureIT {
    private static final List<TargetColumn> COLUMNS = List.of(new TargetColumn("a", "varchar", 20, 0, false));
    private static final byte[] ROWS = "one\ntwo\nthree\n".getBytes(StandardCharsets.UTF_8);
    private static final int HALF = 6;

    private final KeptJournal journal = new KeptJournal();
    private final RowCount table = new RowCount(COLUMNS, bytes -> {});
    private ObjectServer server;
    private ObjectStore store;

    @BeforeEach
    void start() throws IOException {
        server = new ObjectServer();
        store = new ObjectStore(server.endpoint(), "us-west-2", new Faults(), Duration.ofMillis(300));
    }

    @AfterEach
    void stop() {
        store.close();
        server.close();
    }

    private CopyResult copy(String key, String options) throws CopyFailed, IOException {
        String sql = "COPY t FROM 's3://b/" + key + "' IAM_ROLE default CSV " + options;
        LoadContext load = new LoadContext(7, 42, "dev", "awsuser");
        return new CopyExecution(CopyParser.parse(Statement.of(sql)), load, store, journal).run(table);
    }

    private CopyFailed copyFails(String key) {
        return copyFails(key, "");
    }

    private CopyFailed copyFails(String key, String options) {
        CopyFailed failure = catchThrowableOfType(CopyFailed.class, () -> copy(key, options));
        assertThat(failure).isNotNull();
        assertThat(failure.error().sqlState()).isEqualTo("XX000");
        return failure;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403|AccessDenied|S3ServiceException:Access Denied,Status 403,Error AccessDenied,Rid R1,ExtRid X2,CanRetry 1",
                "404|NoSuchBucket|S3ServiceException:The specified bucket does not exist,Status 404,Error NoSuchBucket,Rid R1,ExtRid X2,CanRetry 0",
                "301|PermanentRedirect|S3ServiceException:The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.,Status 301,Error PermanentRedirect,Rid R1,ExtRid X2,CanRetry 0"
            })
    void whatS3RefusesIsToldInRedshiftsWords(int status, String code, String message) {
        server.refuse("refused", status, code, "as S3 says it");

        CopyFailed failure = copyFails("refused");

        assertThat(failure.error().message()).isEqualTo(message);
        assertThat(failure.error().detail())
                .isEqualTo("\n  -----------------------------------------------\n"
                        + "  error:  " + message + "\n"
                        + "  code:      8001\n"
                        + "  context:   S3 key being read : s3://b/refused\n"
                        + "  query:     7\n"
                        + "  location:  table_s3_scanner.cpp:371\n"
                        + "  process:   padbmaster [pid=42]\n"
                        + "  -----------------------------------------------\n");
        assertThat(journal.unreadable).hasSize(1);
    }

    @Test
    void aFileOfAManifestThatMayNotBeReadFailsTheLoad() {
        byte[] manifest = "{\"entries\":[{\"url\":\"s3://b/secret\"}]}".getBytes(StandardCharsets.UTF_8);
        server.put("list", manifest.length, (out, offset, attempt) -> out.write(manifest));
        server.refuse("secret", 403, "AccessDenied", "as S3 says it");

        CopyFailed failure = copyFails("list", "MANIFEST");

        assertThat(failure.error().message())
                .startsWith("S3ServiceException:Access Denied,Status 403,Error AccessDenied,Rid R1,");
        assertThat(failure.error().detail()).contains("context:   S3 key being read : s3://b/secret\n");
    }

    @Test
    void anObjectThatBreaksOffIsReadOnWhereItStopped() throws Exception {
        server.put("cut", ROWS.length, (out, offset, attempt) -> {
            int from = (int) offset;
            int to = attempt == 1 ? HALF : ROWS.length;
            out.write(ROWS, from, to - from);
        });

        assertThat(copy("cut", "").rows()).isEqualTo(3);
        assertThat(table.bytes()).isEqualTo(ROWS.length);
        assertThat(server.requests("cut")).isEqualTo(2);
    }

    @Test
    void anObjectThatAlwaysBreaksOffAtOnePlaceFailsTheLoad() {
        server.put("broken", ROWS.length, (out, offset, attempt) -> {
            if (offset == 0) {
                out.write(ROWS, 0, HALF);
            }
        });

        CopyFailed failure = copyFails("broken");

        assertThat(failure.error().message())
                .isEqualTo("S3CurlException: Failure when receiving data from the peer, CurlError 56, multiCurlError 0,"
                        + " CanRetry 1, UserError 0");
        assertThat(server.requests("broken")).isEqualTo(3);
        assertThat(journal.ended.completed()).isFalse();
    }

    @Test
    void anObjectThatFallsSilentFailsTheLoad() {
        CountDownLatch never = new CountDownLatch(1);
        server.put("silent", ROWS.length, (out, offset, attempt) -> {
            if (offset == 0) {
                out.write(ROWS, 0, HALF);
                out.flush();
            }
            never.await();
        });

        assertThat(copyFails("silent").error().message())
                .startsWith("S3CurlException: Timeout was reached, CurlError 28,");
    }

    @Test
    void aServerThatIsNotThereFailsTheLoad() {
        server.close();

        assertThat(copyFails("gone").error().message())
                .startsWith("S3CurlException: Couldn't connect to server, CurlError 7,");
    }
}
