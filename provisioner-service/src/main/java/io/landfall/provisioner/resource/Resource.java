package io.landfall.provisioner.resource;

import java.util.List;

/**
 * One thing in AWS that a warehouse needs. Every method makes a handful of calls and returns at once; none waits for AWS to get
 * ready. Failures of AWS are thrown as the SDK's exceptions.
 */
public interface Resource {

    Address address();

    /** Looks, and changes nothing. What AWS cannot find is {@link Finding.Missing}, not an exception. */
    Finding find();

    /** Asks AWS to make what {@link #find} found missing, with its tags. */
    void create();

    /** Asks AWS to repair the differences that {@link #find} found; those it cannot repair in place are not among them. */
    void change(Finding.Different found);

    /**
     * Asks AWS to remove it, as far as it is Landfall's. Called again until it is gone or kept: the answer says how far it is.
     */
    Removal remove(RemovalOptions options);

    /** What a person should know before it is made this way, a line each; shown with a plan. */
    default List<String> warnings() {
        return List.of();
    }
}
