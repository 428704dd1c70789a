package io.landfall.provisioner.resource;

/**
 * What a resource is and what it is called.
 *
 * @param kind in words, such as {@code iam role}
 * @param name its name in AWS, such as {@code landfall-sparkify-copy}
 */
public record Address(String kind, String name) {

    @Override
    public String toString() {
        return kind + ' ' + name;
    }
}
