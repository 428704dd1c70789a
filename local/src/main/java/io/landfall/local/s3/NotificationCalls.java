package io.landfall.local.s3;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyException;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import software.amazon.awssdk.core.exception.SdkException;

/** GetBucketNotificationConfiguration and PutBucketNotificationConfiguration. */
final class NotificationCalls {

    private static final String SKIP_VALIDATION = "x-amz-skip-destination-validation";

    private final BlobStore store;
    private final NotificationStore configurations;
    private final EventMessages messages;
    private final EventDelivery delivery;
    private final Clock clock;

    NotificationCalls(
            BlobStore store,
            NotificationStore configurations,
            EventMessages messages,
            EventDelivery delivery,
            Clock clock) {
        this.store = store;
        this.configurations = configurations;
        this.messages = messages;
        this.delivery = delivery;
        this.clock = clock;
    }

    static boolean isOne(HttpServletRequest request) {
        return request.getParameterMap().containsKey("notification");
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String bucket = request.getRequestURI().substring(1).replaceFirst("/$", "");
        if (!store.containerExists(bucket)) {
            throw S3Exceptions.noSuchBucket(bucket, "The specified bucket does not exist");
        }
        switch (request.getMethod()) {
            case "GET" -> get(bucket, response);
            case "PUT" -> put(bucket, request);
            default -> throw new S3ProxyException(S3ErrorCode.METHOD_NOT_ALLOWED);
        }
    }

    private void get(String bucket, HttpServletResponse response) throws IOException {
        response.setContentType("application/xml");
        response.getOutputStream().write(NotificationXml.write(configurations.of(bucket)));
    }

    private void put(String bucket, HttpServletRequest request) throws IOException {
        NotificationConfiguration configuration =
                NotificationXml.read(request.getInputStream().readAllBytes());
        boolean validated = !Boolean.parseBoolean(request.getHeader(SKIP_VALIDATION));
        for (QueueRule rule : configuration.rules()) {
            test(bucket, rule, validated);
        }
        configurations.replace(bucket, configuration);
    }

    private void test(String bucket, QueueRule rule, boolean validated) {
        String event = messages.testEvent(bucket, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        try {
            delivery.send(rule.queueArn(), event);
        } catch (SdkException e) {
            if (validated) {
                throw NotificationConfiguration.invalid("Unable to validate the following destination configurations: "
                        + rule.queueArn() + " (" + e.getMessage() + ")");
            }
        }
    }
}
