package io.landfall.provisioner.resource.serverless;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;
import software.amazon.awssdk.services.redshiftserverless.model.Tag;

/** Tags of namespaces, workgroups and snapshots. Their descriptions do not have them; each is asked for its own. */
final class ServerlessTags {

    private ServerlessTags() {}

    static Map<String, String> of(RedshiftServerlessClient serverless, String arn) {
        return serverless.listTagsForResource(r -> r.resourceArn(arn)).tags().stream()
                .collect(Collectors.toMap(Tag::key, tag -> tag.value() == null ? "" : tag.value()));
    }

    static List<Tag> of(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
