package io.landfall.provisioner.resource.cluster;

import io.landfall.provisioner.resource.Address;
import io.landfall.provisioner.resource.Ownership;
import io.landfall.provisioner.resource.TagSearch;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.Tag;
import software.amazon.awssdk.services.redshift.model.TaggedResource;

/**
 * Everything of Redshift with the tag of a warehouse: DescribeTags without a type answers of them all. Automated snapshots are left
 * out, they go with their cluster; so does the secret of a managed password, which carries Redshift's own tags and none of ours.
 */
public final class RedshiftTagSearch implements TagSearch {

    static final String SUBNET_GROUP = "redshift subnet group";

    private static final String SNAPSHOT = "redshift snapshot";
    private static final String AUTOMATED = "rs:";
    private static final Map<String, String> KINDS =
            Map.of("cluster", Clusters.KIND, "subnetgroup", SUBNET_GROUP, "snapshot", SNAPSHOT);

    private final RedshiftClient redshift;
    private final String warehouse;

    public RedshiftTagSearch(RedshiftClient redshift, String warehouse) {
        this.redshift = redshift;
        this.warehouse = warehouse;
    }

    @Override
    public List<Address> find() {
        Tag ours = Tag.builder().key(Ownership.TAG).value(warehouse).build();
        return redshift
                .describeTagsPaginator(r -> r.tagKeys(Ownership.TAG).tagValues(warehouse))
                .taggedResources()
                .stream()
                .filter(tagged -> ours.equals(tagged.tag()))
                .map(TaggedResource::resourceName)
                .map(RedshiftTagSearch::address)
                .filter(address -> !address.name().startsWith(AUTOMATED))
                .toList();
    }

    /** Snapshots stay: they are what a teardown leaves of the data. */
    @Override
    public boolean isKept(Address found) {
        return SNAPSHOT.equals(found.kind());
    }

    /** From {@code arn:aws:redshift:region:account:type:name}, where the name of a snapshot begins with its cluster's. */
    private static Address address(String arn) {
        String[] parts = arn.split(":", 7);
        if (parts.length < 7) {
            return new Address("redshift", arn);
        }
        String name = parts[5].equals("snapshot") ? parts[6].substring(parts[6].indexOf('/') + 1) : parts[6];
        return new Address(KINDS.getOrDefault(parts[5], "redshift " + parts[5]), name);
    }
}
