package io.landfall.provisioner.resource.queue;

import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.aws.AwsAccount;
import io.landfall.provisioner.resource.Address;
import io.landfall.provisioner.resource.Attribute;
import io.landfall.provisioner.resource.Difference;
import io.landfall.provisioner.resource.Finding;
import io.landfall.provisioner.resource.Ownership;
import io.landfall.provisioner.resource.Removal;
import io.landfall.provisioner.resource.RemovalOptions;
import io.landfall.provisioner.resource.Resource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** A queue of the way from the bucket to the stager. An adopted one keeps its settings when it is released, but not our statement. */
public final class NotificationQueue implements Resource {

    private final SqsClient sqs;
    private final QueueDefinition definition;
    private final Ownership ownership;

    /** By this very object: its tags may be seen later than the thing itself. */
    private boolean made;

    private NotificationQueue(SqsClient sqs, QueueDefinition definition, Ownership ownership) {
        this.sqs = sqs;
        this.definition = definition;
        this.ownership = ownership;
    }

    /** The queue the landing bucket notifies. Only that bucket may send to it. */
    public static NotificationQueue landed(
            SqsClient sqs, WarehouseDefinition warehouse, Ownership ownership, AwsAccount account) {
        return new NotificationQueue(sqs, QueueDefinition.landed(warehouse, account), ownership);
    }

    /** Where notifications go that could not be handed on, however often they were received. It has to be there before the other. */
    public static NotificationQueue deadLetters(
            SqsClient sqs, WarehouseDefinition warehouse, Ownership ownership, AwsAccount account) {
        return new NotificationQueue(sqs, QueueDefinition.deadLetters(warehouse, account), ownership);
    }

    @Override
    public Address address() {
        return new Address(definition.kind(), definition.name());
    }

    @Override
    public Finding find() {
        Optional<QueueAsFound> found = read();
        if (found.isEmpty()) {
            return new Finding.Missing(wanted());
        }
        Optional<Finding.Refused> refusal =
                ownership.refusal(address(), found.get().tags());
        if (refusal.isPresent()) {
            return made ? new Finding.Unsettled("made, but its tags are not seen yet") : refusal.get();
        }
        QueueComparison comparison = new QueueComparison(definition, found.get());
        List<Difference> differences =
                new ArrayList<>(ownership.differences(found.get().tags()));
        differences.addAll(comparison.differences());
        return differences.isEmpty() ? new Finding.Settled(comparison.notes()) : new Finding.Different(differences);
    }

    @Override
    public void create() {
        Map<QueueAttributeName, String> attributes = new EnumMap<>(definition.settings());
        if (!definition.policy().isEmpty()) {
            attributes.put(QueueAttributeName.POLICY, definition.policy().toJson());
        }
        sqs.createQueue(
                r -> r.queueName(definition.name()).attributes(attributes).tags(ownership.tags()));
        made = true;
    }

    @Override
    public void change(Finding.Different found) {
        read().ifPresent(queue -> {
            Map<String, String> tags = ownership.tagsToSet(queue.tags());
            if (!tags.isEmpty()) {
                sqs.tagQueue(r -> r.queueUrl(queue.url()).tags(tags));
            }
            Map<QueueAttributeName, String> attributes = new QueueComparison(definition, queue).toSet();
            if (!attributes.isEmpty()) {
                sqs.setQueueAttributes(r -> r.queueUrl(queue.url()).attributes(attributes));
            }
        });
    }

    @Override
    public Removal remove(RemovalOptions options) {
        Optional<QueueAsFound> found = read();
        if (found.isEmpty()) {
            return new Removal.Gone();
        }
        QueueAsFound queue = found.get();
        if (!ownership.isOurs(queue.tags())) {
            return new Removal.Kept("it is not Landfall's");
        }
        if (ownership.isAdopted(queue.tags())) {
            return release(queue);
        }
        sqs.deleteQueue(r -> r.queueUrl(queue.url()));
        if (queue.messages() > 0) {
            return new Removal.Removing("deleting; messages in it: about " + queue.messages());
        }
        return findUrl().isEmpty() ? new Removal.Gone() : new Removal.Removing("deleting");
    }

    @Override
    public Removal foresee(RemovalOptions options) {
        return read().map(queue -> ownership.foreseen(queue.tags())).orElseGet(Removal.Gone::new);
    }

    private Removal release(QueueAsFound queue) {
        Map<QueueAttributeName, String> attributes = new QueueComparison(definition, queue).toRelease();
        if (!attributes.isEmpty()) {
            sqs.setQueueAttributes(r -> r.queueUrl(queue.url()).attributes(attributes));
        }
        sqs.untagQueue(r -> r.queueUrl(queue.url()).tagKeys(Ownership.MARKS));
        return new Removal.Kept("it was there before Landfall, which leaves it without its policy and its tags");
    }

    /** Where the queue is. */
    public String url() {
        return sqs.getQueueUrl(r -> r.queueName(definition.name())).queueUrl();
    }

    private List<Attribute> wanted() {
        List<Attribute> wanted = new ArrayList<>();
        new TreeMap<>(definition.settings())
                .forEach((name, value) -> wanted.add(Attribute.of(QueueComparison.name(name), value)));
        if (!definition.policy().isEmpty()) {
            wanted.add(Attribute.of("policy", definition.policy()));
        }
        wanted.add(Attribute.of(Ownership.TAGS, ownership.tags()));
        return wanted;
    }

    private Optional<QueueAsFound> read() {
        try {
            return findUrl()
                    .map(url -> new QueueAsFound(
                            url,
                            sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                                    .attributes(),
                            sqs.listQueueTags(r -> r.queueUrl(url)).tags()));
        } catch (SqsException e) {
            return QueueFailures.absent(e);
        }
    }

    private Optional<String> findUrl() {
        try {
            return Optional.of(url());
        } catch (SqsException e) {
            return QueueFailures.absent(e);
        }
    }
}
