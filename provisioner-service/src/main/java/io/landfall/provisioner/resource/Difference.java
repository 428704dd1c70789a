package io.landfall.provisioner.resource;

/**
 * Something that is not as it should be.
 *
 * @param attribute as in AWS's own reference, in snake case, such as {@code number_of_nodes}
 * @param found for a person; never a secret
 * @param wanted for a person
 * @param reason why it matters, or what changing it means; empty where that is plain
 */
public record Difference(String attribute, String found, String wanted, String reason) {

    public static Difference of(String attribute, Object found, Object wanted) {
        return new Difference(attribute, String.valueOf(found), String.valueOf(wanted), "");
    }

    public Difference because(String why) {
        return new Difference(attribute, found, wanted, why);
    }
}
