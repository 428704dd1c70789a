package io.landfall.provisioner.resource.storage;

import io.landfall.provisioner.resource.Address;
import io.landfall.provisioner.resource.Ownership;
import io.landfall.provisioner.resource.TagSearch;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The buckets of a warehouse, also those that {@code landing_bucket} named before. A bucket may be called anything, so every one of the
 * region is asked for its tags: one call for each. One that does not tell is somebody else's.
 */
public final class BucketSearch implements TagSearch {

    private static final int PAGE = 1000;
    private static final Set<Integer> TELLS_NOTHING = Set.of(301, 403, 404);

    private final S3Client s3;
    private final String region;
    private final Ownership ownership;

    public BucketSearch(S3Client s3, String region, Ownership ownership) {
        this.s3 = s3;
        this.region = region;
        this.ownership = ownership;
    }

    @Override
    public List<Address> find() {
        return s3.listBucketsPaginator(r -> r.bucketRegion(region).maxBuckets(PAGE)).buckets().stream()
                .filter(found -> found.bucketRegion() == null || region.equals(found.bucketRegion()))
                .map(software.amazon.awssdk.services.s3.model.Bucket::name)
                .filter(this::isOurs)
                .map(name -> new Address("s3 bucket", name))
                .toList();
    }

    private boolean isOurs(String name) {
        try {
            return ownership.isOurs(new Bucket(s3, name, region).tags());
        } catch (S3Exception e) {
            if (TELLS_NOTHING.contains(e.statusCode())) {
                return false;
            }
            throw e;
        }
    }
}
