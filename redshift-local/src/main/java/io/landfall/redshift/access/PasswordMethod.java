package io.landfall.redshift.access;

/** How a client is asked for its password. */
public enum PasswordMethod {
    /** As it is; for use inside of TLS. */
    CLEARTEXT,
    /** PostgreSQL's MD5 digest, which every client knows. */
    MD5,
    /** Redshift's own SHA-256 digest, which only Amazon's drivers know. */
    SHA256
}
