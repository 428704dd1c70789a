package io.landfall.provisioner.resource.storage;

import io.landfall.project.Installation;
import io.landfall.provisioner.failure.ProvisioningException;
import io.landfall.provisioner.resource.Address;
import io.landfall.provisioner.resource.Finding;
import io.landfall.provisioner.resource.Removal;
import io.landfall.provisioner.resource.RemovalOptions;
import io.landfall.provisioner.resource.Resource;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Our entries in the notification configuration of the landing bucket. Entries of others stay as they are, whatever they notify. S3 has
 * no way to change a configuration only if it is still what was read: it is read directly before it is written and again after, and a
 * tag on the bucket remembers that ours were there, so that it is noticed when another tool writes its own over them.
 */
public final class BucketNotification implements Resource {

    /** The tag on the bucket that remembers what was configured; its value stands for that. */
    static final String MEMORY = "landfall:notification";

    private static final Logger LOG = LoggerFactory.getLogger(BucketNotification.class);

    private final S3Client s3;
    private final Bucket bucket;
    private final NotificationWanted wanted;

    public BucketNotification(S3Client s3, Installation installation, String queueArn) {
        this.s3 = s3;
        this.bucket = new Bucket(
                s3,
                installation.warehouse().landingBucket(),
                installation.warehouse().region());
        this.wanted = NotificationWanted.of(installation, queueArn);
    }

    @Override
    public Address address() {
        return new Address("bucket notification", wanted.id());
    }

    @Override
    public Finding find() {
        BucketLook look = bucket.look();
        if (look instanceof BucketLook.Unusable unusable) {
            return new Finding.Refused(unusable.explanation());
        }
        if (look instanceof BucketLook.Absent) {
            return new NotificationComparison(wanted, nothing(), null).finding(bucket.name());
        }
        return comparison(read()).finding(bucket.name());
    }

    @Override
    public void create() {
        NotificationDocument found = read();
        found.conflict(wanted).ifPresent(conflict -> {
            throw new ProvisioningException(comparison(found).explain(bucket.name(), conflict));
        });
        if (!found.has(wanted)) {
            write(found.with(wanted.configurations()), false);
        }
        bucket.addTags(Map.of(MEMORY, wanted.fingerprint()));
    }

    @Override
    public void change(Finding.Different found) {
        create();
    }

    @Override
    public Removal remove(RemovalOptions options) {
        if (!(bucket.look() instanceof BucketLook.Usable)) {
            return new Removal.Gone();
        }
        NotificationDocument found = read();
        if (!found.ours().isEmpty()) {
            write(found.with(List.of()), true);
        }
        bucket.removeTags(List.of(MEMORY));
        return new Removal.Gone();
    }

    /** @param trusting whether S3 is not to ask the destinations, of which those of others may be gone by now */
    private void write(NotificationDocument document, boolean trusting) {
        s3.putBucketNotificationConfiguration(r -> r.bucket(bucket.name())
                .skipDestinationValidation(trusting ? true : null)
                .notificationConfiguration(document.toConfiguration()));
        NotificationDocument after = read();
        if (!after.meansTheSameAs(document)) {
            LOG.warn(
                    "bucket {} has other notifications than were written a moment ago, so another tool writes them too, or S3 answers what was before: written {} and {}, read {} and {}",
                    bucket.name(),
                    document.ourEntries(),
                    document.kept().orElse("nothing of others"),
                    after.ourEntries(),
                    after.kept().orElse("nothing of others"));
        }
    }

    private NotificationDocument read() {
        return NotificationDocument.of(s3.getBucketNotificationConfiguration(r -> r.bucket(bucket.name())), wanted);
    }

    private NotificationComparison comparison(NotificationDocument found) {
        return new NotificationComparison(wanted, found, bucket.tags().get(MEMORY));
    }

    private static NotificationDocument nothing() {
        return new NotificationDocument(List.of(), List.of(), List.of(), List.of(), null);
    }
}
