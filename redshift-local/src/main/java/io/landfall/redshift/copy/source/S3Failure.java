package io.landfall.redshift.copy.source;

import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.failure.ExecutionError;
import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.copy.statement.S3Location;
import io.landfall.redshift.wire.ServerError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** S3's errors in the words of Redshift's S3 reader. */
public final class S3Failure {
    private static final String LOCATION = "table_s3_scanner.cpp:371";

    private S3Failure() {}

    public static CopyFailed of(SdkException failure, S3Location location, LoadContext load) {
        return of("", failure, location, load);
    }

    /** @param prefix put before the text, for example to say that the manifest was being read */
    public static CopyFailed of(String prefix, SdkException failure, S3Location location, LoadContext load) {
        String context = "S3 key being read : " + location;
        ServerError error = ExecutionError.of(prefix + describe(failure), context, LOCATION, load);
        return new CopyFailed(error, failure);
    }

    /** The error of something else than reading an object. */
    public static CopyFailed of(SdkException failure, String context, String location, LoadContext load) {
        return new CopyFailed(ExecutionError.of(describe(failure), context, location, load), failure);
    }

    private static String describe(SdkException failure) {
        if (!(failure instanceof AwsServiceException service)) {
            return "S3CurlException: " + failure.getMessage() + ", CurlError 7,CanRetry 1";
        }
        String code = service.awsErrorDetails().errorCode();
        String message = service.awsErrorDetails().errorMessage();
        int status = service.statusCode();
        return "S3ServiceException:" + message + ",Status " + status + ",Error " + code + ",Rid " + service.requestId()
                + ",ExtRid " + service.extendedRequestId() + ",CanRetry " + (status >= 500 || status == 403 ? 1 : 0);
    }
}
