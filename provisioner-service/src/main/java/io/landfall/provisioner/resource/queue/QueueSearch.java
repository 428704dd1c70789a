package io.landfall.provisioner.resource.queue;

import io.landfall.provisioner.resource.Address;
import io.landfall.provisioner.resource.Ownership;
import io.landfall.provisioner.resource.TagSearch;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** The queues of a warehouse. SQS has no search by tag: those are asked whose name begins as all that Landfall makes or adopts. */
public final class QueueSearch implements TagSearch {

    private static final String BEGINNING = "landfall-";

    /** SQS answers in pages only when it is told how long they may be (API reference, ListQueues). */
    private static final int PAGE = 1000;

    private final SqsClient sqs;
    private final Ownership ownership;

    public QueueSearch(SqsClient sqs, Ownership ownership) {
        this.sqs = sqs;
        this.ownership = ownership;
    }

    @Override
    public List<Address> find() {
        return sqs.listQueuesPaginator(r -> r.queueNamePrefix(BEGINNING).maxResults(PAGE)).queueUrls().stream()
                .filter(this::isOurs)
                .map(url -> new Address("sqs queue", url.substring(url.lastIndexOf('/') + 1)))
                .toList();
    }

    private boolean isOurs(String url) {
        try {
            return ownership.isOurs(sqs.listQueueTags(r -> r.queueUrl(url)).tags());
        } catch (SqsException e) {
            return QueueFailures.<Boolean>absent(e).orElse(false);
        }
    }
}
