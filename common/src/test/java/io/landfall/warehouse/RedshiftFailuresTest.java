package io.landfall.warehouse;

import static io.landfall.failure.FailureKind.FATAL;
import static io.landfall.failure.FailureKind.RETRYABLE;
import static io.landfall.failure.FailureKind.TERMINAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.failure.FailureKind;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RedshiftFailuresTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                sql("XX000", "ERROR: 1023\n  Detail: Serializable isolation violation on table - 119371", RETRYABLE),
                sql("XX000", "ERROR: could not complete because of conflict with concurrent transaction", RETRYABLE),
                sql("40P01", "ERROR: deadlock detected", RETRYABLE),
                sql("08006", "An I/O error occurred while sending to the backend.", RETRYABLE),
                sql("XX000", "ERROR: S3ServiceException:Slow Down,Status 503,Error SlowDown,CanRetry 1", RETRYABLE),
                sql("XX000", "ERROR: S3ServiceException:Access Denied,Status 403,Error AccessDenied,CanRetry 1", FATAL),
                sql("XX000", "ERROR: Load into table 't' failed.  Check 'stl_load_errors' system table", TERMINAL),
                sql("XX000", "ERROR: Load into table 'p1023' failed.  Check 'x' system table", TERMINAL),
                sql("XX000", "ERROR: S3ServiceException:The specified key does not exist.,Error NoSuchKey,", TERMINAL),
                sql("22001", "ERROR: value too long for type character varying(8)", TERMINAL),
                sql("23502", "ERROR: null value in column \"user_id\"", TERMINAL),
                sql("XX000", "ERROR: Cannot insert a NULL value into column user_id", TERMINAL),
                sql("23505", "ERROR: duplicate key value violates pg_namespace_nspname_index", RETRYABLE),
                sql("42601", "ERROR: syntax error at or near \"FORM\"", FATAL),
                sql("42501", "ERROR: permission denied for relation t", FATAL),
                sql("XX000", "ERROR: something nobody has seen", FATAL),
                Arguments.of(new IllegalStateException(new ConnectException("refused")), RETRYABLE),
                Arguments.of(new IllegalStateException("a mistake of ours"), FATAL));
    }

    private static Arguments sql(String state, String text, FailureKind kind) {
        return Arguments.of(new IllegalStateException(new SQLException(text, state)), kind);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureHasOneKind(Exception failure, FailureKind kind) {
        assertThat(RedshiftFailures.classify(failure)).isEqualTo(kind);
    }
}
