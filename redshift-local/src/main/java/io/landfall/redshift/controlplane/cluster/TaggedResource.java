package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.Cluster;
import io.landfall.redshift.controlplane.account.Snapshot;
import io.landfall.redshift.controlplane.account.SubnetGroup;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Something that carries tags.
 *
 * @param type the word of {@code ResourceType} (API reference, TaggedResource)
 * @param retagged the account with other tags on it
 */
record TaggedResource(
        String arn, String type, Map<String, String> tags, Function<Map<String, String>, AccountState> retagged) {

    static List<TaggedResource> all(AccountState state, ResourceNames names) {
        return Stream.of(
                        state.clusters().values().stream().map(cluster -> of(state, names, cluster)),
                        state.snapshots().values().stream().map(snapshot -> of(state, names, snapshot)),
                        state.subnetGroups().values().stream().map(group -> of(state, names, group)))
                .flatMap(resources -> resources)
                .toList();
    }

    private static TaggedResource of(AccountState state, ResourceNames names, Cluster cluster) {
        return new TaggedResource(
                names.of(cluster), "Cluster", cluster.tags(), tags -> state.with(cluster.withTags(tags)));
    }

    private static TaggedResource of(AccountState state, ResourceNames names, Snapshot snapshot) {
        return new TaggedResource(
                names.of(snapshot), "Snapshot", snapshot.tags(), tags -> state.with(snapshot.withTags(tags)));
    }

    private static TaggedResource of(AccountState state, ResourceNames names, SubnetGroup group) {
        return new TaggedResource(
                names.of(group), "Subnet group", group.tags(), tags -> state.with(group.withTags(tags)));
    }
}
