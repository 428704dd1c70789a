package io.landfall.redshift.fault;

/**
 * An error answer of S3.
 *
 * @param status HTTP status, 400 to 599
 * @param code S3's name for it, for example {@code SlowDown}
 */
public record S3Error(int status, String code, String message) {
    private static final int LOWEST = 400;
    private static final int HIGHEST = 599;

    public S3Error {
        if (status < LOWEST || status > HIGHEST) {
            throw new InvalidRule("effect.status", "is " + status + ", allowed are " + LOWEST + " to " + HIGHEST);
        }
        if (!code.matches("[A-Za-z0-9]{1,100}")) {
            throw new InvalidRule("effect.code", "is \"" + code + "\", allowed are up to 100 letters and digits");
        }
    }
}
