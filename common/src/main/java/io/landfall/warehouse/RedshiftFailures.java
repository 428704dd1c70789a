package io.landfall.warehouse;

import io.landfall.aws.AwsFailures;
import io.landfall.failure.FailureKind;
import io.landfall.failure.UnfitDataException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Decides what a failure of the warehouse means. Redshift reports nearly every error of execution with SQLSTATE XX000, so
 * the state decides only where it is telling; the listed texts decide the rest.
 */
public final class RedshiftFailures {

    private static final String CANCELLED = "57014";

    /** Data exceptions and a missing value: the rows cannot be written as they are. */
    private static final Pattern DATA_STATES = Pattern.compile("22...|23502");

    private static final Pattern ACCESS = Pattern.compile("Error AccessDenied|not authorized to assume IAM Role");

    private static final Pattern LOAD_FAILED =
            Pattern.compile("Load into table '.*' failed\\.|S3ServiceException:.*Error NoSuchKey", Pattern.DOTALL);

    /** A NULL for a NOT NULL column, and more than ASCII for a CHAR, have no SQLSTATE of their own in Redshift. */
    private static final Pattern UNFIT_VALUE =
            Pattern.compile("^ERROR: (Cannot insert a NULL value into column |Invalid characters:)");

    private RedshiftFailures() {}

    /** The kind of a failure; anything unknown is fatal, because repeating it could hide it. */
    public static FailureKind classify(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SdkException) {
                return AwsFailures.classify(cause);
            }
            if (cause instanceof UnfitDataException) {
                return FailureKind.TERMINAL;
            }
            if (cause instanceof SQLException sql) {
                return classify(sql);
            }
            if (cause instanceof ConnectException
                    || cause instanceof SocketException
                    || cause instanceof SocketTimeoutException) {
                return FailureKind.RETRYABLE;
            }
        }
        return FailureKind.FATAL;
    }

    /** Whether the server cancelled the statement: by its {@code statement_timeout}, or because somebody asked it to. */
    public static boolean isCancelled(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && CANCELLED.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** What may pass, in a word for counting. */
    static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return RetryReason.of(sql)
                        .map(r -> r.name().toLowerCase(Locale.ROOT))
                        .orElse("other");
            }
            if (cause instanceof SdkException) {
                return "aws";
            }
        }
        return "other";
    }

    private static FailureKind classify(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        String text = String.valueOf(failure.getMessage());
        if (ACCESS.matcher(text).find()) {
            return FailureKind.FATAL;
        }
        if (RetryReason.of(failure).isPresent()) {
            return FailureKind.RETRYABLE;
        }
        if (LOAD_FAILED.matcher(text).find() || UNFIT_VALUE.matcher(text).find()) {
            return FailureKind.TERMINAL;
        }
        return DATA_STATES.matcher(state).matches() ? FailureKind.TERMINAL : FailureKind.FATAL;
    }
}
