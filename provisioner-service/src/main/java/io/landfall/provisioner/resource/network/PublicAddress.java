package io.landfall.provisioner.resource.network;

/** Knows the address the internet sees of whoever provisions: what {@code my-ip} stands for. */
@FunctionalInterface
public interface PublicAddress {

    /**
     * IPv4 or IPv6, the same at every call.
     *
     * @throws io.landfall.provisioner.failure.ProvisioningException if it cannot be told
     */
    String find();
}
