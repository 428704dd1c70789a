package io.landfall.provisioner.resource;

/** How far removing a resource has come. */
public sealed interface Removal {

    /** It does not exist, or not any more. */
    record Gone() implements Removal {}

    /** AWS is at work on it. {@code state} is AWS's own word, such as {@code final-snapshot}. */
    record Removing(String state) implements Removal {}

    /** It stays on purpose; {@code reason} says why. */
    record Kept(String reason) implements Removal {}
}
