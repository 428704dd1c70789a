package io.landfall.redshift.controlplane.protocol;

import java.util.Map;
import java.util.TreeMap;

/** Every action answered, by service and name. A further one is one more line where the control plane is put together. */
public final class Actions {

    private final Map<AwsService, Map<String, QueryAction>> query = new TreeMap<>();
    private final Map<AwsService, Map<String, JsonAction>> json = new TreeMap<>();

    public Actions on(AwsService service, String action, QueryAction handler) {
        query.computeIfAbsent(service, any -> new TreeMap<>()).put(action, handler);
        return this;
    }

    public Actions onJson(AwsService service, String action, JsonAction handler) {
        json.computeIfAbsent(service, any -> new TreeMap<>()).put(action, handler);
        return this;
    }

    /** Adds every action of the sets. */
    public static Actions of(ActionSet... sets) {
        Actions actions = new Actions();
        for (ActionSet set : sets) {
            set.register(actions);
        }
        return actions;
    }

    QueryAction query(AwsService service, String action) {
        return found(query, service, action, "InvalidAction");
    }

    JsonAction json(AwsService service, String action) {
        return found(json, service, action, "UnknownOperationException");
    }

    private static <T> T found(Map<AwsService, Map<String, T>> all, AwsService service, String action, String code) {
        Map<String, T> known = all.getOrDefault(service, Map.of());
        if (!known.containsKey(action)) {
            throw AwsFault.of(
                    code,
                    "Action '%s' of %s is not supported by redshift-local; supported are %s"
                            .formatted(action, service, String.join(", ", known.keySet())));
        }
        return known.get(action);
    }
}
