package io.landfall.redshift.controlplane.iam;

import io.landfall.redshift.controlplane.account.Role;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Roles as IAM answers them. */
final class RoleXml {

    private RoleXml() {}

    static XmlNode complete(Role role) {
        return describe("Role", role, XmlNode.list("Tags", tags(role.tags())));
    }

    /** A member of ListRoles, which leaves the tags out. */
    static XmlNode member(Role role) {
        return describe("member", role, null);
    }

    static List<XmlNode> tags(Map<String, String> tags) {
        return new TreeMap<>(tags)
                .entrySet().stream()
                        .map(tag -> XmlNode.struct(
                                "member", XmlNode.leaf("Key", tag.getKey()), XmlNode.leaf("Value", tag.getValue())))
                        .toList();
    }

    private static XmlNode describe(String name, Role role, XmlNode tags) {
        return XmlNode.struct(
                name,
                XmlNode.leaf("Path", role.path()),
                XmlNode.leaf("RoleName", role.name()),
                XmlNode.leaf("RoleId", role.id()),
                XmlNode.leaf("Arn", role.arn()),
                XmlNode.leaf("CreateDate", role.createdAt()),
                XmlNode.leaf("AssumeRolePolicyDocument", PolicyText.encoded(role.trustPolicy())),
                XmlNode.leaf("Description", role.description()),
                XmlNode.leaf("MaxSessionDuration", role.maxSessionSeconds()),
                tags);
    }
}
