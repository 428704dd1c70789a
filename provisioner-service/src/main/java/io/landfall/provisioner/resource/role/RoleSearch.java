package io.landfall.provisioner.resource.role;

import io.landfall.provisioner.resource.Address;
import io.landfall.provisioner.resource.Ownership;
import io.landfall.provisioner.resource.TagSearch;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;

/**
 * The roles of a warehouse, whatever it was called when they were made. IAM has no search by tag and lists roles without theirs, so only
 * roles are asked for their tags whose name begins as all that Landfall ever makes or adopts.
 */
public final class RoleSearch implements TagSearch {

    private static final String BEGINNING = "landfall-";

    private final IamClient iam;
    private final Ownership ownership;

    public RoleSearch(IamClient iam, Ownership ownership) {
        this.iam = iam;
        this.ownership = ownership;
    }

    @Override
    public List<Address> find() {
        return iam.listRolesPaginator().roles().stream()
                .map(Role::roleName)
                .filter(name -> name.startsWith(BEGINNING) && isOurs(name))
                .map(name -> new Address("iam role", name))
                .toList();
    }

    private boolean isOurs(String name) {
        try {
            return ownership.isOurs(
                    RoleReader.tags(iam.listRoleTags(r -> r.roleName(name)).tags()));
        } catch (NoSuchEntityException e) {
            return false;
        }
    }
}
