package io.landfall.local.s3;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** GetBucketNotificationConfiguration and PutBucketNotificationConfiguration. */
final class NotificationCalls {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationCalls.class);
    private static final String SKIP_VALIDATION = "x-amz-skip-destination-validation";

    private final NotificationStore configurations;
    private final EventMessages messages;
    private final EventDelivery delivery;
    private final Destinations destinations;
    private final Clock clock;

    NotificationCalls(
            NotificationStore configurations,
            EventMessages messages,
            EventDelivery delivery,
            Destinations destinations,
            Clock clock) {
        this.configurations = configurations;
        this.messages = messages;
        this.delivery = delivery;
        this.destinations = destinations;
        this.clock = clock;
    }

    /** Answers for a bucket that exists. */
    void answer(String bucket, HttpServletRequest request, HttpServletResponse response) throws IOException {
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
        for (NotificationRule rule : configuration.rules()) {
            if (rule.kind() == NotificationRule.Kind.QUEUE) {
                test(bucket, rule, validated);
            }
        }
        configurations.replace(bucket, configuration);
        List<String> silent = configuration.silentDestinations();
        if (!silent.isEmpty()) {
            LOG.info("Notifications of bucket {} to {} are kept, and nothing is sent there", bucket, silent);
        }
    }

    private void test(String bucket, NotificationRule rule, boolean validated) {
        String event = messages.testEvent(bucket, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        try {
            if (validated) {
                destinations.require(rule.destination(), bucket);
            }
            delivery.send(rule.destination(), event);
        } catch (QueueDoesNotExistException e) {
            if (validated) {
                throw Destinations.refused(rule.destination(), "The destination queue does not exist");
            }
        } catch (S3ProxyException e) {
            throw e;
        } catch (SdkException e) {
            if (validated) {
                throw Destinations.refused(rule.destination(), e.getMessage());
            }
        }
    }
}
