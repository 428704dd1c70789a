package io.landfall.provisioner.resource.queue;

import io.landfall.provisioner.resource.policy.PolicyDocument;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue in AWS: where it is, what it is set to, and its tags. */
record QueueAsFound(String url, Map<QueueAttributeName, String> attributes, Map<String, String> tags) {

    PolicyDocument policy() {
        return PolicyDocument.of(attributes.getOrDefault(QueueAttributeName.POLICY, ""));
    }

    /** SQS counts only approximately. */
    long messages() {
        return count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
                + count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)
                + count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);
    }

    /** A key of somebody's own is stronger than SQS's; the two exclude each other. */
    boolean hasOwnKey() {
        return !attributes
                .getOrDefault(QueueAttributeName.KMS_MASTER_KEY_ID, "")
                .isEmpty();
    }

    private long count(QueueAttributeName name) {
        return Long.parseLong(attributes.getOrDefault(name, "0"));
    }
}
