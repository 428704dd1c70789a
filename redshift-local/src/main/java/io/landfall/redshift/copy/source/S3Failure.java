package io.landfall.redshift.copy.source;

import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.failure.ExecutionError;
import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.copy.failure.SourceUnreadable;
import io.landfall.redshift.copy.statement.S3Location;
import io.landfall.redshift.wire.ServerError;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** S3's errors in the words of Redshift's S3 reader. */
public final class S3Failure {
    private static final String LOCATION = "table_s3_scanner.cpp:371";
    private static final int MOVED = 301;
    private static final int TIMED_OUT = 28;
    private static final int BROKEN_OFF = 56;

    private S3Failure() {}

    /** S3 answered with an error, or not at all. */
    public static CopyFailed of(SdkException failure, S3Location location, LoadContext load) {
        return of("", failure, location, load);
    }

    /** @param prefix put before the text, for example to say that the manifest was being read */
    static CopyFailed of(String prefix, SdkException failure, S3Location location, LoadContext load) {
        return failed(prefix + describe(failure), failure, location, load);
    }

    /** The object broke off, or is not what it was said to be, while it was read. */
    public static CopyFailed unreadable(IOException failure, S3Location location, LoadContext load) {
        return failed(describe(failure), failure, location, load);
    }

    /** What S3 would have said to a request for an object that is not there. */
    static CopyFailed missing(S3Location location, LoadContext load) {
        String text =
                "S3ServiceException:The specified key does not exist.,Status 404,Error NoSuchKey,Rid ,ExtRid ,CanRetry 0";
        return failed(text, null, location, load);
    }

    private static CopyFailed failed(String text, Exception cause, S3Location location, LoadContext load) {
        String context = "S3 key being read : " + location;
        ServerError error = ExecutionError.of(text, context, LOCATION, load);
        return new SourceUnreadable(error, "GET", location.bucket(), location.key(), cause);
    }

    /** The error of something else than reading an object. */
    public static CopyFailed of(SdkException failure, String context, String location, LoadContext load) {
        return new CopyFailed(ExecutionError.of(describe(failure), context, location, load), failure);
    }

    private static String describe(SdkException failure) {
        if (failure instanceof AwsServiceException service) {
            return describe(service);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException broken) {
                return curl(broken);
            }
        }
        return "S3CurlException: " + failure.getMessage() + ", CurlError " + BROKEN_OFF + ",CanRetry 1";
    }

    private static String describe(AwsServiceException service) {
        int status = service.statusCode();
        // The answer to a HEAD request has no body to take an error from.
        AwsErrorDetails details = service.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        String message = details == null ? null : details.errorMessage();
        if (status == MOVED || "PermanentRedirect".equals(code)) {
            code = "PermanentRedirect";
            message = "The bucket you are attempting to access must be addressed using the specified endpoint."
                    + " Please send all future requests to this endpoint.";
        } else if ("NoSuchKey".equals(code) || code == null && status == 404) {
            code = "NoSuchKey";
            message = "The specified key does not exist.";
        } else if ("NoSuchBucket".equals(code)) {
            message = "The specified bucket does not exist";
        } else if ("AccessDenied".equals(code) || code == null && status == 403) {
            code = "AccessDenied";
            message = "Access Denied";
        }
        return "S3ServiceException:" + message + ",Status " + status + ",Error " + code + ",Rid " + service.requestId()
                + ",ExtRid " + service.extendedRequestId() + ",CanRetry " + (status >= 500 || status == 403 ? 1 : 0);
    }

    /** Redshift reads with libcurl, whose error numbers these are; data that cannot be unpacked is no matter of the network. */
    private static String describe(IOException failure) {
        boolean network = failure instanceof BrokenTransfer;
        return network
                ? curl((IOException) failure.getCause())
                : "Error reading source file: "
                        + (failure.getMessage() == null ? "unexpected end" : failure.getMessage());
    }

    private static String curl(IOException failure) {
        int number = BROKEN_OFF;
        String text = "Failure when receiving data from the peer";
        if (failure instanceof SocketTimeoutException) {
            number = TIMED_OUT;
            text = "Timeout was reached";
        } else if (failure instanceof ConnectException) {
            number = 7;
            text = "Couldn't connect to server";
        } else if (failure instanceof UnknownHostException) {
            number = 6;
            text = "Couldn't resolve host name";
        }
        return "S3CurlException: " + text + ", CurlError " + number + ", multiCurlError 0, CanRetry 1, UserError 0";
    }
}
