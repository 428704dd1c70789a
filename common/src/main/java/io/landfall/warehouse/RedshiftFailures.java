package io.landfall.warehouse;

import io.landfall.aws.AwsFailures;
import io.landfall.failure.FailureKind;
import io.landfall.failure.UnfitDataException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Decides what a failure of the warehouse means. Redshift reports nearly every error of execution with SQLSTATE XX000, so
 * the state decides only where it is telling; the listed texts decide the rest.
 */
public final class RedshiftFailures {

    private static final Set<String> RETRYABLE_STATES = Set.of(
            "40001", "40P01", "53300", "57P01", "57P02", "57P03", "08000", "08001", "08003", "08006", "08S01", "55P03");

    /** Two services that create one schema at one moment: the loser finds it on its second try. */
    private static final Set<String> CONCURRENT_DDL_STATES = Set.of("23505", "42P06", "42P07");

    /** Data exceptions and a missing value: the rows cannot be written as they are. */
    private static final Pattern DATA_STATES = Pattern.compile("22...|23502");

    /** 1023 is the whole message of a serialization failure; the word boundary keeps it from matching a count. */
    private static final List<Pattern> RETRYABLE_TEXTS = List.of(
            Pattern.compile("\\b1023\\b.*Serializable isolation violation", Pattern.DOTALL),
            Pattern.compile("^ERROR: 1023\\b"),
            Pattern.compile("conflict with concurrent transaction"),
            // A table younger than the snapshot; the next transaction sees it.
            Pattern.compile("Relation .* does not exist.*\\b1018\\b", Pattern.DOTALL),
            // Our own manifest, written a moment ago: says nothing about the files in it.
            Pattern.compile("Problem reading manifest file"),
            Pattern.compile("S3(Service|Curl)Exception:.*CanRetry 1", Pattern.DOTALL));

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

    private static FailureKind classify(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        String text = String.valueOf(failure.getMessage());
        if (ACCESS.matcher(text).find()) {
            return FailureKind.FATAL;
        }
        if (RETRYABLE_STATES.contains(state)
                || CONCURRENT_DDL_STATES.contains(state)
                || RETRYABLE_TEXTS.stream().anyMatch(p -> p.matcher(text).find())) {
            return FailureKind.RETRYABLE;
        }
        if (LOAD_FAILED.matcher(text).find() || UNFIT_VALUE.matcher(text).find()) {
            return FailureKind.TERMINAL;
        }
        return DATA_STATES.matcher(state).matches() ? FailureKind.TERMINAL : FailureKind.FATAL;
    }
}
