package io.landfall.provisioner.resource.network;

import io.landfall.provisioner.resource.Ownership;
import io.landfall.provisioner.resource.Removal;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * Removes what is ours of the groups of one name, in whatever VPC they are. The network interfaces of a deleted cluster keep a group
 * in use for some minutes more (EC2 user guide, Error codes: DependencyViolation).
 */
final class SecurityGroupRemoval {

    private static final Set<String> IN_USE = Set.of("DependencyViolation", "InvalidGroup.InUse");
    private static final String NOT_FOUND = "InvalidGroup.NotFound";

    private final Ec2Client ec2;
    private final SecurityGroups groups;
    private final Ownership ownership;

    SecurityGroupRemoval(Ec2Client ec2, SecurityGroups groups, Ownership ownership) {
        this.ec2 = ec2;
        this.groups = groups;
        this.ownership = ownership;
    }

    Removal remove() {
        List<SecurityGroup> found = groups.all();
        List<SecurityGroup> ours = found.stream()
                .filter(group -> ownership.isOurs(SecurityGroups.tags(group)))
                .toList();
        if (ours.isEmpty()) {
            return found.isEmpty() ? new Removal.Gone() : new Removal.Kept("it is not Landfall's");
        }
        Removal result = new Removal.Gone();
        for (SecurityGroup group : ours) {
            Removal one = ownership.isAdopted(SecurityGroups.tags(group)) ? release(group) : delete(group);
            result = one instanceof Removal.Gone ? result : one;
        }
        return result;
    }

    private Removal release(SecurityGroup group) {
        List<Tag> tags = Ownership.MARKS.stream()
                .map(key -> Tag.builder().key(key).build())
                .toList();
        ec2.deleteTags(r -> r.resources(group.groupId()).tags(tags));
        return new Removal.Kept("it was adopted, and is released");
    }

    private Removal delete(SecurityGroup group) {
        try {
            ec2.deleteSecurityGroup(r -> r.groupId(group.groupId()));
            return new Removal.Gone();
        } catch (Ec2Exception e) {
            String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
            if (IN_USE.contains(code)) {
                return new Removal.Removing("still in use by network interfaces");
            }
            if (NOT_FOUND.equals(code)) {
                return new Removal.Gone();
            }
            throw e;
        }
    }
}
