package io.landfall.local.sqs;

import java.util.Map;

/** A refusal in the words of the SQS API reference, independent of the protocol it is told in. All of them have status 400. */
final class SqsError extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String PREFIX = "AWS.SimpleQueueService.";

    /** What the query protocol calls an error where that is not the name of its shape. */
    private static final Map<String, String> QUERY_CODES = Map.of(
            "QueueDoesNotExist", PREFIX + "NonExistentQueue",
            "QueueNameExists", "QueueAlreadyExists",
            "BatchEntryIdsNotDistinct", PREFIX + "BatchEntryIdsNotDistinct",
            "TooManyEntriesInBatchRequest", PREFIX + "TooManyEntriesInBatchRequest",
            "UnsupportedOperation", PREFIX + "UnsupportedOperation");

    private final String shape;

    /** @param shape name of the error in the API reference, such as {@code QueueDoesNotExist} */
    SqsError(String shape, String message) {
        super(message, null, false, false);
        this.shape = shape;
    }

    static SqsError unknownAttribute(String name) {
        return new SqsError("InvalidAttributeName", "Unknown Attribute " + name + ".");
    }

    static SqsError invalidAttribute(String name) {
        return new SqsError("InvalidAttributeValue", "Invalid value for the parameter " + name + ".");
    }

    static SqsError invalidParameter(String message) {
        return new SqsError("InvalidParameterValue", message);
    }

    static SqsError differs(String attribute) {
        return new SqsError(
                "QueueNameExists",
                "A queue already exists with the same name and a different value for attribute " + attribute);
    }

    String shape() {
        return shape;
    }

    /** The code by which the query protocol, and SDKs that once spoke it, know the error. */
    String queryCode() {
        return queryCode(shape);
    }

    static String queryCode(String shape) {
        return QUERY_CODES.getOrDefault(shape, shape);
    }
}
