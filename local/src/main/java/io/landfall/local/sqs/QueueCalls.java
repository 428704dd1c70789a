package io.landfall.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The calls about queues that ElasticMQ answers only in part: it forgets most attributes, does not compare them when a queue is created
 * again, does not let a dead-letter queue be given up, and does not page. What it can do is left to it. Not thread-safe.
 */
final class QueueCalls {

    private static final String ATTRIBUTES = "Attributes";
    private static final String QUEUE_URL = "QueueUrl";
    private static final String QUEUE_NAME = "QueueName";
    /** Also names the file in which attributes are kept. */
    private static final Pattern NAME = Pattern.compile("(?=.{1,80}$)[A-Za-z0-9_-]+(\\.fifo)?");

    private final ElasticMq elasticMq;
    private final AttributeStore store;
    private final DeadLetters deadLetters;
    private final Map<String, UnaryOperator<ObjectNode>> calls = Map.of(
            "CreateQueue", this::create,
            "GetQueueAttributes", this::attributes,
            "SetQueueAttributes", this::set,
            "ListQueues", this::list,
            "DeleteQueue", this::delete);

    QueueCalls(ElasticMq elasticMq, AttributeStore store, DeadLetters deadLetters) {
        this.elasticMq = elasticMq;
        this.store = store;
        this.deadLetters = deadLetters;
    }

    /** The actions answered here. */
    static Set<String> actions() {
        return Set.of("CreateQueue", "GetQueueAttributes", "SetQueueAttributes", "ListQueues", "DeleteQueue");
    }

    /** @throws SqsError when the call is refused */
    ObjectNode answer(String action, ObjectNode parameters) {
        return calls.get(action).apply(parameters);
    }

    private ObjectNode create(ObjectNode parameters) {
        String queue = named(parameters);
        Map<String, String> requested = texts(parameters.path(ATTRIBUTES));
        QueueAttributes.require(requested);
        if (elasticMq.hasQueue(queue)) {
            requireSame(queue, requested);
            return elasticMq
                    .call("GetQueueUrl", object().put(QUEUE_NAME, queue))
                    .deepCopy();
        }
        deadLetters.requireTarget(requested);
        ObjectNode creation = object().put(QUEUE_NAME, queue);
        creation.set(ATTRIBUTES, texts(forElasticMq(requested)));
        creation.set("tags", parameters.path("tags").isObject() ? parameters.get("tags") : object());
        store.replace(queue, QueueAttributes.merged(Map.of(), requested));
        JsonNode created = createOrForget(queue, creation);
        deadLetters.rejoin(queue);
        return created.deepCopy();
    }

    private JsonNode createOrForget(String queue, ObjectNode creation) {
        try {
            return elasticMq.call("CreateQueue", creation);
        } catch (SqsError e) {
            store.forget(queue);
            throw e;
        }
    }

    /** Attributes that are not named in the request may differ (API reference, CreateQueue). */
    private void requireSame(String queue, Map<String, String> requested) {
        Map<String, String> existing = read(queue);
        requested.forEach((name, value) -> {
            String current = existing.getOrDefault(name, QueueAttributes.whenAbsent(name));
            if (!QueueAttributes.isSame(name, value, current)) {
                throw SqsError.differs(name);
            }
        });
    }

    private ObjectNode attributes(ObjectNode parameters) {
        List<String> names = new ArrayList<>();
        parameters.path("AttributeNames").forEach(name -> names.add(name.asText()));
        names.stream()
                .filter(name -> !QueueAttributes.isReadable(name))
                .findFirst()
                .ifPresent(name -> {
                    throw SqsError.unknownAttribute(name);
                });
        Map<String, String> asked = new HashMap<>(read(queue(parameters)));
        if (!names.contains(QueueAttributes.ALL)) {
            asked.keySet().retainAll(names);
        }
        ObjectNode answer = object();
        if (!asked.isEmpty()) {
            answer.set(ATTRIBUTES, texts(asked));
        }
        return answer;
    }

    private Map<String, String> read(String queue) {
        ObjectNode question = object().put(QUEUE_URL, "http://localhost/queue/" + queue);
        question.putArray("AttributeNames").add(QueueAttributes.ALL);
        Map<String, String> told =
                texts(elasticMq.call("GetQueueAttributes", question).path(ATTRIBUTES));
        return QueueAttributes.complete(told, store.of(queue));
    }

    private ObjectNode set(ObjectNode parameters) {
        String queue = existing(parameters);
        Map<String, String> requested = texts(parameters.path(ATTRIBUTES));
        QueueAttributes.require(requested);
        deadLetters.requireTarget(requested);
        Map<String, String> passed = forElasticMq(requested);
        if (!passed.isEmpty()) {
            ObjectNode change = object().put(QUEUE_URL, required(parameters, QUEUE_URL));
            change.set(ATTRIBUTES, texts(passed));
            elasticMq.call("SetQueueAttributes", change);
        }
        if ("".equals(requested.get(QueueAttributes.REDRIVE_POLICY))) {
            elasticMq.removeRedrive(queue);
        }
        store.replace(queue, QueueAttributes.merged(store.of(queue), requested));
        return object();
    }

    private ObjectNode list(ObjectNode parameters) {
        JsonNode all = elasticMq.call("ListQueues", parameters);
        List<String> urls = StreamSupport.stream(all.path("QueueUrls").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        return QueuePage.of(
                urls,
                parameters.path("MaxResults").asText(),
                parameters.path("NextToken").asText());
    }

    private ObjectNode delete(ObjectNode parameters) {
        String queue = existing(parameters);
        deadLetters.part(queue);
        elasticMq.call("DeleteQueue", object().put(QUEUE_URL, required(parameters, QUEUE_URL)));
        store.forget(queue);
        return object();
    }

    private String existing(ObjectNode parameters) {
        String queue = queue(parameters);
        if (!elasticMq.hasQueue(queue)) {
            throw new SqsError("QueueDoesNotExist", "The specified queue does not exist.");
        }
        return queue;
    }

    private static String named(ObjectNode parameters) {
        String queue = required(parameters, QUEUE_NAME);
        if (!NAME.matcher(queue).matches()) {
            throw SqsError.invalidParameter(
                    "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        }
        return queue;
    }

    private static String queue(ObjectNode parameters) {
        String url = required(parameters, QUEUE_URL);
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static String required(ObjectNode parameters, String name) {
        String value = parameters.path(name).asText();
        if (value.isEmpty()) {
            throw new SqsError("MissingParameter", "The request must contain the parameter " + name + ".");
        }
        return value;
    }

    /** What ElasticMQ acts on; a redrive policy is also kept here, for it outlives its dead-letter queue. */
    private static Map<String, String> forElasticMq(Map<String, String> requested) {
        Map<String, String> passed = new HashMap<>(requested);
        passed.entrySet()
                .removeIf(attribute -> attribute.getValue().isEmpty()
                        || QueueAttributes.isKeptHere(attribute.getKey())
                                && !attribute.getKey().equals(QueueAttributes.REDRIVE_POLICY));
        return passed;
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        object.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    private static ObjectNode texts(Map<String, String> values) {
        ObjectNode texts = object();
        values.forEach(texts::put);
        return texts;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
