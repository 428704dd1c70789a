package io.landfall.redshift.controlplane.iam;

import io.landfall.redshift.controlplane.account.Role;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** TagRole, UntagRole and ListRoleTags. */
final class RoleTags {

    private static final String NAME = "RoleName";

    private final Roles roles;

    RoleTags(Roles roles) {
        this.roles = roles;
    }

    List<XmlNode> tag(QueryParameters parameters) {
        roles.change(parameters.require(NAME), role -> {
            Map<String, String> tags = new TreeMap<>(role.tags());
            tags.putAll(parameters.pairs(RoleRequest.TAGS));
            return role.withTags(RoleRequest.checkedTags(tags));
        });
        return List.of();
    }

    List<XmlNode> untag(QueryParameters parameters) {
        roles.change(parameters.require(NAME), role -> {
            Map<String, String> tags = new TreeMap<>(role.tags());
            tags.keySet().removeAll(parameters.list("TagKeys.member"));
            return role.withTags(tags);
        });
        return List.of();
    }

    List<XmlNode> list(QueryParameters parameters) {
        Role role = roles.requireSeen(parameters.require(NAME));
        List<String> keys = role.tags().keySet().stream().sorted().toList();
        return IamPage.of(parameters, "Tags", keys, key -> key, key -> RoleXml.tags(
                        Map.of(key, role.tags().get(key)))
                .get(0));
    }
}
