package io.landfall.provisioner.resource;

/**
 * Something a resource is to have.
 *
 * @param name as in AWS's own reference, in snake case, such as {@code node_type}
 * @param value for a person; never a secret
 */
public record Attribute(String name, String value) {

    /** Stands for what only AWS can tell, once it is made. */
    public static final String KNOWN_LATER = "(known after apply)";

    public static Attribute of(String name, Object value) {
        return new Attribute(name, String.valueOf(value));
    }
}
