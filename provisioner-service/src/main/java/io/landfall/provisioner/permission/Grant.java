package io.landfall.provisioner.permission;

import java.util.List;

/**
 * Something IAM has to allow.
 *
 * @param action such as {@code redshift:CreateCluster}
 * @param scope what it is for and what it is allowed on
 */
public record Grant(String action, Scope scope) {

    static List<Grant> of(Scope scope, String... actions) {
        return List.of(actions).stream().map(action -> new Grant(action, scope)).toList();
    }
}
