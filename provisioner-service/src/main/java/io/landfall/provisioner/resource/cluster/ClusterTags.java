package io.landfall.provisioner.resource.cluster;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.redshift.model.Cluster;
import software.amazon.awssdk.services.redshift.model.Tag;

/** Tags as Redshift writes them. */
final class ClusterTags {

    private ClusterTags() {}

    static Map<String, String> of(Cluster cluster) {
        return of(cluster.tags());
    }

    static Map<String, String> of(Collection<Tag> tags) {
        return tags.stream().collect(Collectors.toMap(Tag::key, tag -> tag.value() == null ? "" : tag.value()));
    }

    static List<Tag> of(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
