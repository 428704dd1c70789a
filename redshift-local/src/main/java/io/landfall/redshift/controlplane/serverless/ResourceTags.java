package io.landfall.redshift.controlplane.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.Namespace;
import io.landfall.redshift.controlplane.account.NamespaceSnapshot;
import io.landfall.redshift.controlplane.account.Workgroup;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** TagResource, UntagResource and ListTagsForResource of namespaces, workgroups and snapshots. */
final class ResourceTags {

    private static final String RESOURCE = "resourceArn";
    private static final String TAGS = "tags";
    private static final String KEYS = "tagKeys";
    private static final int MOST_KEYS = 200;

    private final Account account;
    private final Arns arns;

    ResourceTags(Account account) {
        this.account = account;
        this.arns = new Arns(account);
    }

    JsonNode tag(JsonNode parameters) {
        Input input = Input.of(parameters, Set.of(RESOURCE, TAGS));
        Map<String, String> added = Tags.in(input);
        return change(input.require(RESOURCE), tags -> {
            tags.putAll(added);
            return Tags.bounded(tags);
        });
    }

    JsonNode untag(JsonNode parameters) {
        Input input = Input.of(parameters, Set.of(RESOURCE, KEYS));
        List<String> removed = Constraints.size(KEYS, input.list(KEYS).orElse(List.of()), MOST_KEYS);
        return change(input.require(RESOURCE), tags -> {
            tags.keySet().removeAll(removed);
            return tags;
        });
    }

    JsonNode list(JsonNode parameters) {
        String arn = Input.of(parameters, Set.of(RESOURCE)).require(RESOURCE);
        AccountState state = account.state();
        Map<String, String> tags = namespace(state, arn)
                .map(Namespace::tags)
                .or(() -> workgroup(state, arn).map(Workgroup::tags))
                .or(() -> snapshot(state, arn).map(NamespaceSnapshot::tags))
                .orElseThrow(() -> missing(arn));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        Tags.write(tags, answer.putArray(TAGS));
        return answer;
    }

    private JsonNode change(String arn, UnaryOperator<Map<String, String>> step) {
        account.change(state -> namespace(state, arn)
                .map(found -> state.with(found.withTags(step.apply(new TreeMap<>(found.tags())))))
                .or(() -> workgroup(state, arn)
                        .map(found -> state.with(found.withTags(step.apply(new TreeMap<>(found.tags()))))))
                .or(() -> snapshot(state, arn)
                        .map(found -> state.with(found.withTags(step.apply(new TreeMap<>(found.tags()))))))
                .orElseThrow(() -> missing(arn)));
        return JsonNodeFactory.instance.objectNode();
    }

    private Optional<Namespace> namespace(AccountState state, String arn) {
        return state.namespaces().values().stream()
                .filter(namespace -> arns.of(namespace).equals(arn))
                .findFirst();
    }

    private Optional<Workgroup> workgroup(AccountState state, String arn) {
        return state.workgroups().values().stream()
                .filter(workgroup -> arns.of(workgroup).equals(arn))
                .findFirst();
    }

    private Optional<NamespaceSnapshot> snapshot(AccountState state, String arn) {
        return state.namespaceSnapshots().values().stream()
                .filter(snapshot -> arns.of(snapshot).equals(arn))
                .findFirst();
    }

    private static AwsFault missing(String arn) {
        return ServerlessFaults.notFound("Resource " + arn + " not found.");
    }
}
