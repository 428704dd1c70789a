package io.landfall.local.sqs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * Keeps queues and their dead-letter queues together. ElasticMQ drops messages for a dead-letter queue that is gone, even when one of
 * the same name exists again; AWS keeps them in the queue they are in.
 */
final class DeadLetters {

    private final ElasticMq elasticMq;
    private final AttributeStore store;

    DeadLetters(ElasticMq elasticMq, AttributeStore store) {
        this.elasticMq = elasticMq;
        this.store = store;
    }

    /** @throws SqsError when these attributes name a dead-letter queue that does not exist */
    void requireTarget(Map<String, String> requested) {
        String policy = requested.getOrDefault(QueueAttributes.REDRIVE_POLICY, "");
        if (!policy.isEmpty() && !elasticMq.hasQueue(RedrivePolicy.read(policy).deadLetterQueue())) {
            throw RedrivePolicy.targetMissing(policy);
        }
    }

    /** Makes what is kept here hold after a start: a kill may have come between the two steps of a call. */
    void rejoinAll() {
        store.all().values().stream()
                .map(kept -> kept.getOrDefault(QueueAttributes.REDRIVE_POLICY, ""))
                .filter(policy -> !policy.isEmpty())
                .map(policy -> RedrivePolicy.read(policy).deadLetterQueue())
                .distinct()
                .filter(elasticMq::hasQueue)
                .forEach(this::rejoin);
    }

    /** Lets the sources of a queue that was just created send their dead letters there. */
    void rejoin(String created) {
        for (String source : sourcesOf(created)) {
            ObjectNode change =
                    JsonNodeFactory.instance.objectNode().put("QueueUrl", "http://localhost/queue/" + source);
            change.putObject("Attributes")
                    .put(QueueAttributes.REDRIVE_POLICY, store.of(source).get(QueueAttributes.REDRIVE_POLICY));
            elasticMq.call("SetQueueAttributes", change);
        }
    }

    /** Lets the sources of a queue that is about to be deleted keep their dead letters. Their policies stay as they are. */
    void part(String deleted) {
        sourcesOf(deleted).forEach(elasticMq::removeRedrive);
    }

    private List<String> sourcesOf(String deadLetterQueue) {
        return store.all().entrySet().stream()
                .filter(kept -> kept.getValue().containsKey(QueueAttributes.REDRIVE_POLICY))
                .filter(kept -> RedrivePolicy.read(kept.getValue().get(QueueAttributes.REDRIVE_POLICY))
                        .deadLetterQueue()
                        .equals(deadLetterQueue))
                .map(Map.Entry::getKey)
                .filter(elasticMq::hasQueue)
                .toList();
    }
}
