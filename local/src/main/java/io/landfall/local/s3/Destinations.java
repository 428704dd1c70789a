package io.landfall.local.s3;

import org.gaul.s3proxy.S3ProxyException;

/** Which queues S3 notifies: standard ones of its region that let it send (user guide, "Amazon S3 Event Notifications"). */
final class Destinations {

    private static final int REGION = 3;
    private static final int ACCOUNT = 4;
    private static final int PARTS_OF_AN_ARN = 6;

    private final EventDelivery delivery;
    private final String region;

    Destinations(EventDelivery delivery, String region) {
        this.delivery = delivery;
        this.region = region;
    }

    /**
     * Asks SQS for the policy of the queue.
     *
     * @throws S3ProxyException InvalidArgument when the queue is none S3 would notify
     * @throws software.amazon.awssdk.core.exception.SdkException when SQS cannot be asked
     */
    void require(String queueArn, String bucket) {
        String[] parts = queueArn.split(":");
        if (parts.length != PARTS_OF_AN_ARN) {
            throw NotificationConfiguration.invalid("The ARN is not well formed: " + queueArn);
        }
        if (!parts[REGION].equals(region)) {
            throw NotificationConfiguration.invalid(
                    "The notification destination service region is not valid for the bucket location constraint");
        }
        if (queueArn.endsWith(".fifo")) {
            throw refused(queueArn, "FIFO queues are not supported");
        }
        if (!QueuePolicy.letsS3Send(delivery.policyOf(queueArn), queueArn, bucket, parts[ACCOUNT])) {
            throw refused(
                    queueArn,
                    "Permissions on the destination queue do not allow S3 to publish notifications from this bucket");
        }
    }

    /** S3 gives the reason in elements that SDKs do not show; here it follows the message. */
    static S3ProxyException refused(String queueArn, String reason) {
        return NotificationConfiguration.invalid(
                "Unable to validate the following destination configurations: %s (%s)".formatted(queueArn, reason));
    }
}
