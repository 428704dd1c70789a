package io.landfall.local.s3;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Errors by the names and statuses of the API reference page "Error responses", beyond those S3Proxy knows. */
final class S3Refusals {

    private S3Refusals() {}

    static AwsServiceException noSuchTagSet() {
        return of(404, "NoSuchTagSet", "The TagSet does not exist");
    }

    static AwsServiceException noSuchPublicAccessBlock() {
        return of(404, "NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found");
    }

    static AwsServiceException noSuchBucketPolicy() {
        return of(404, "NoSuchBucketPolicy", "The bucket policy does not exist");
    }

    static AwsServiceException invalidTag(String message) {
        return of(400, "InvalidTag", message);
    }

    static AwsServiceException malformedXml() {
        return of(
                400,
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }

    static AwsServiceException notImplemented(String message) {
        return of(501, "NotImplemented", message);
    }

    private static AwsServiceException of(int status, String code, String message) {
        return S3Exception.builder()
                .message(message)
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }
}
