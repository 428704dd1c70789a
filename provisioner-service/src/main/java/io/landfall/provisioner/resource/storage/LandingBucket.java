package io.landfall.provisioner.resource.storage;

import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.resource.Address;
import io.landfall.provisioner.resource.Attribute;
import io.landfall.provisioner.resource.Difference;
import io.landfall.provisioner.resource.Finding;
import io.landfall.provisioner.resource.Ownership;
import io.landfall.provisioner.resource.Removal;
import io.landfall.provisioner.resource.RemovalOptions;
import io.landfall.provisioner.resource.Resource;
import io.landfall.provisioner.resource.storage.BucketEmptying.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The bucket that files land in. A teardown keeps it, because the data is the user's, unless it is told to take the data too; even then
 * only a bucket that Landfall made is emptied and deleted.
 */
public final class LandingBucket implements Resource {

    /** Outside this region the location must be said; inside it must not (API reference, CreateBucket). */
    private static final String DEFAULT_REGION = "us-east-1";

    private static final int PAGES_AT_ONCE = 20;
    private static final int SERVER_ERROR = 500;

    private final S3Client s3;
    private final String name;
    private final String region;
    private final Ownership ownership;
    private final Bucket bucket;
    private final BucketIntent intent;
    private final BucketProtection protection;
    private final BucketEmptying emptying;

    /** By this very object: its tags may be seen later than the thing itself. */
    private boolean made;

    /** @param iam for the copy role, which has to be there before the bucket is made */
    public LandingBucket(S3Client s3, IamClient iam, WarehouseDefinition warehouse, Ownership ownership) {
        this(s3, iam, warehouse, ownership, PAGES_AT_ONCE);
    }

    /** @param pages how many thousand objects one call of {@link #remove} deletes at most */
    public LandingBucket(S3Client s3, IamClient iam, WarehouseDefinition warehouse, Ownership ownership, int pages) {
        this.s3 = s3;
        this.name = warehouse.landingBucket();
        this.region = warehouse.region();
        this.ownership = ownership;
        this.bucket = new Bucket(s3, name, region);
        this.intent = new BucketIntent(iam, warehouse.roleName(), name);
        this.protection = new BucketProtection(s3, name);
        this.emptying = new BucketEmptying(s3, name, pages);
    }

    @Override
    public Address address() {
        return new Address("s3 bucket", name);
    }

    @Override
    public Finding find() {
        BucketLook look = bucket.look();
        if (look instanceof BucketLook.Absent) {
            return new Finding.Missing(wanted());
        }
        if (look instanceof BucketLook.Unusable unusable) {
            return new Finding.Refused(unusable.explanation());
        }
        Map<String, String> tags = bucket.tags();
        if (intent.explains(tags)) {
            return new Finding.Different(List.of(
                    Difference.of(Ownership.TAGS, "(none)", ownership.tags()).because("making it was interrupted")));
        }
        Optional<Finding.Refused> refusal = ownership.refusal(address(), tags);
        if (refusal.isPresent()) {
            return made ? new Finding.Unsettled("made, but its tags are not seen yet") : refusal.get();
        }
        List<Difference> differences = new ArrayList<>(ownership.differences(tags));
        differences.addAll(protection.differences());
        return differences.isEmpty() ? new Finding.Settled(protection.notes()) : new Finding.Different(differences);
    }

    /**
     * With its tags, so that there is no moment in which nobody could tell whose it is; a store may overlook them. A bucket that S3 refused
     * to make is not being made: one that somebody makes later by that name is theirs.
     */
    @Override
    public void create() {
        intent.begin();
        try {
            createBucket();
        } catch (S3Exception e) {
            if (e.statusCode() < SERVER_ERROR && !(e instanceof BucketAlreadyOwnedByYouException)) {
                intent.end();
            }
            throw e;
        }
        made = true;
        bucket.addTags(ownership.tags());
        intent.end();
    }

    private void createBucket() {
        s3.createBucket(r -> r.bucket(name)
                .createBucketConfiguration(CreateBucketConfiguration.builder()
                        .locationConstraint(
                                DEFAULT_REGION.equals(region) ? null : BucketLocationConstraint.fromValue(region))
                        .tags(Bucket.set(ownership.tags()))
                        .build()));
    }

    @Override
    public void change(Finding.Different found) {
        Map<String, String> tags = bucket.tags();
        bucket.addTags(intent.explains(tags) ? ownership.tags() : ownership.tagsToSet(tags));
        intent.end();
        found.differences().forEach(protection::repair);
    }

    @Override
    public Removal remove(RemovalOptions options) {
        BucketLook look = bucket.look();
        if (look instanceof BucketLook.Absent) {
            return new Removal.Gone();
        }
        if (look instanceof BucketLook.Unusable unusable) {
            return new Removal.Kept(unusable.explanation());
        }
        Map<String, String> tags = bucket.tags();
        if (!ownership.isOurs(tags)) {
            return new Removal.Kept("it is not Landfall's");
        }
        if (ownership.isAdopted(tags)) {
            bucket.removeTags(Ownership.MARKS);
            return new Removal.Kept(
                    "it was there before Landfall, which never deletes it or its data, not even with --with-data");
        }
        return options.withData() ? delete() : new Removal.Kept("its data is yours; --with-data deletes it");
    }

    @Override
    public boolean outlivesTeardown() {
        return true;
    }

    @Override
    public Removal foresee(RemovalOptions options) {
        BucketLook look = bucket.look();
        if (look instanceof BucketLook.Absent) {
            return new Removal.Gone();
        }
        boolean deletable = look instanceof BucketLook.Usable
                && ownership.isOurs(bucket.tags())
                && !ownership.isAdopted(bucket.tags());
        return deletable && options.withData()
                ? new Removal.Removing("to be removed with its data")
                : new Removal.Kept("its data is yours");
    }

    private Removal delete() {
        Progress progress = emptying.go();
        if (!progress.isEmpty()) {
            return new Removal.Removing(
                    "emptying: %d objects deleted just now, more are left".formatted(progress.deleted()));
        }
        s3.deleteBucket(r -> r.bucket(name));
        return bucket.look() instanceof BucketLook.Absent ? new Removal.Gone() : new Removal.Removing("deleting");
    }

    private List<Attribute> wanted() {
        List<Attribute> wanted = new ArrayList<>();
        wanted.add(Attribute.of("region", region));
        wanted.addAll(BucketProtection.wanted());
        wanted.add(Attribute.of(Ownership.TAGS, ownership.tags()));
        return wanted;
    }
}
