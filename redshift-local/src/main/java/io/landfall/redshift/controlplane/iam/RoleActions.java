package io.landfall.redshift.controlplane.iam;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.Role;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/** CreateRole, GetRole, TagRole and DeleteRole. */
public final class RoleActions {

    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,64}");
    private static final int DEFAULT_SESSION_SECONDS = 3600;
    private static final int ID_LENGTH = 17;

    private final Account account;
    private final Clock clock;

    public RoleActions(Account account, Clock clock) {
        this.account = account;
        this.clock = clock;
    }

    public List<XmlNode> create(QueryParameters parameters) {
        Role role = role(parameters);
        account.change(state -> {
            if (state.role(role.name()).isPresent()) {
                throw IamFaults.conflict("EntityAlreadyExists", "Role with name " + role.name() + " already exists.");
            }
            return state.with(role);
        });
        return List.of(describe("Role", role));
    }

    public List<XmlNode> get(QueryParameters parameters) {
        return List.of(describe("Role", IamFaults.requireRole(account.state(), parameters.require("RoleName"))));
    }

    public List<XmlNode> list(QueryParameters parameters) {
        List<XmlNode> roles = account.state().roles().values().stream()
                .map(role -> describe("member", role))
                .toList();
        return List.of(XmlNode.list("Roles", roles), XmlNode.leaf("IsTruncated", false));
    }

    public List<XmlNode> tag(QueryParameters parameters) {
        account.change(state -> {
            Role role = IamFaults.requireRole(state, parameters.require("RoleName"));
            Map<String, String> tags = new TreeMap<>(role.tags());
            tags.putAll(parameters.pairs("Tags.member"));
            return state.with(role.withTags(tags));
        });
        return List.of();
    }

    public List<XmlNode> delete(QueryParameters parameters) {
        account.change(state -> {
            Role role = IamFaults.requireRole(state, parameters.require("RoleName"));
            if (!role.policies().isEmpty()) {
                throw IamFaults.conflict("DeleteConflict", "Cannot delete entity, must delete policies first.");
            }
            return state.withoutRole(role.name());
        });
        return List.of();
    }

    private Role role(QueryParameters parameters) {
        String name = parameters.require("RoleName");
        if (!NAME.matcher(name).matches()) {
            throw AwsFault.of("ValidationError", "The role name '" + name + "' is not valid");
        }
        String path = parameters.find("Path").orElse("/");
        String id = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
        return new Role(
                name,
                path,
                "AROA" + id.substring(0, ID_LENGTH),
                "arn:aws:iam::" + account.id() + ":role" + path + name,
                IamFaults.requirePolicy(parameters.require("AssumeRolePolicyDocument")),
                parameters.find("Description").orElse(null),
                parameters.number("MaxSessionDuration").orElse(DEFAULT_SESSION_SECONDS),
                parameters.pairs("Tags.member"),
                Map.of(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    private static XmlNode describe(String name, Role role) {
        List<XmlNode> tags = role.tags().entrySet().stream()
                .map(tag -> XmlNode.struct(
                        "member", XmlNode.leaf("Key", tag.getKey()), XmlNode.leaf("Value", tag.getValue())))
                .toList();
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
                XmlNode.list("Tags", tags));
    }
}
