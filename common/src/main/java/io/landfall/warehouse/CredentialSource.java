package io.landfall.warehouse;

/** Where user and password come from. Asked again whenever the warehouse refuses what it gave last. */
@FunctionalInterface
public interface CredentialSource {

    /** @param secretArn the secret named by the warehouse's address */
    Credentials credentials(String secretArn);
}
