package io.landfall.project.alert;

/**
 * Where a secret is; never the secret itself. Exactly one of {@code secret}, {@code env} and {@code file} is there.
 *
 * @param secret ARN of a secret in AWS Secrets Manager
 * @param field the key within the secret's JSON; null where the secret is the text itself
 * @param env name of an environment variable
 * @param file path of a file that holds nothing else; white space around it is no part of it
 */
public record SecretReference(String secret, String field, String env, String file) {

    /** The place in words, which may be shown to anybody. */
    @Override
    public String toString() {
        if (env != null) {
            return "environment variable " + env;
        }
        return file == null ? "secret " + secret + (field == null ? "" : ", field " + field) : "file " + file;
    }
}
