package io.landfall.warehouse;

/** Where user and password come from. Asked for every connection, so that a rotated password is never an old one. */
@FunctionalInterface
public interface CredentialSource {

    /** @param secretArn the secret named by the warehouse's address */
    Credentials credentials(String secretArn);
}
