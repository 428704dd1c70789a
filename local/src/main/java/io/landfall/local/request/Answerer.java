package io.landfall.local.request;

/**
 * Who carries a command out.
 *
 * @param service its name, for a person
 * @param whereToLook where its log is, for a person
 */
public record Answerer(String service, String whereToLook) {

    /** One that runs on a machine whose logs are out of sight. */
    public static Answerer elsewhere(String service) {
        return new Answerer(service, "the log of the " + service + " there");
    }
}
