package io.landfall.provisioner.resource.storage;

import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.resource.Address;
import io.landfall.provisioner.resource.Attribute;
import io.landfall.provisioner.resource.Finding;
import io.landfall.provisioner.resource.Removal;
import io.landfall.provisioner.resource.RemovalOptions;
import io.landfall.provisioner.resource.Resource;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/** The bucket that files land in. A teardown keeps it: the data is the user's. */
public final class LandingBucket implements Resource {

    /** Outside this region the location must be said; inside it must not. */
    private static final String DEFAULT_REGION = "us-east-1";

    private final S3Client s3;
    private final WarehouseDefinition warehouse;

    public LandingBucket(S3Client s3, WarehouseDefinition warehouse) {
        this.s3 = s3;
        this.warehouse = warehouse;
    }

    @Override
    public Address address() {
        return new Address("s3 bucket", warehouse.landingBucket());
    }

    @Override
    public Finding find() {
        try {
            s3.headBucket(r -> r.bucket(warehouse.landingBucket()));
            return new Finding.Settled();
        } catch (NoSuchBucketException e) {
            return new Finding.Missing(List.of(Attribute.of("region", warehouse.region())));
        }
    }

    @Override
    public void create() {
        s3.createBucket(r -> r.bucket(warehouse.landingBucket()).createBucketConfiguration(location()));
    }

    @Override
    public void change(Finding.Different found) {
        throw new IllegalStateException("nothing of the bucket is compared");
    }

    @Override
    public Removal remove(RemovalOptions options) {
        return new Removal.Kept("its data is yours");
    }

    @Override
    public boolean outlivesTeardown() {
        return true;
    }

    @Override
    public Removal foresee(RemovalOptions options) {
        return new Removal.Kept("its data is yours");
    }

    private CreateBucketConfiguration location() {
        return DEFAULT_REGION.equals(warehouse.region())
                ? null
                : CreateBucketConfiguration.builder()
                        .locationConstraint(BucketLocationConstraint.fromValue(warehouse.region()))
                        .build();
    }
}
