package io.landfall.provisioner.resource.network;

import io.landfall.project.CidrBlock;
import io.landfall.project.NetworkDefinition;
import io.landfall.provisioner.failure.ProvisioningException;
import java.util.LinkedHashSet;
import java.util.Set;

/** Who may connect, as the definition says it, with {@code my-ip} resolved. */
final class AllowedSources {

    private final NetworkDefinition network;
    private final PublicAddress me;

    AllowedSources(NetworkDefinition network, PublicAddress me) {
        this.network = network;
        this.me = me;
    }

    /**
     * Each once, in the definition's order.
     *
     * @throws ProvisioningException for what is no block of addresses, and for the whole internet unless it is allowed in so many words
     */
    Set<CidrBlock> blocks() {
        Set<CidrBlock> blocks = new LinkedHashSet<>();
        for (String source : network.allow()) {
            CidrBlock block = block(source);
            if (block.isPublic() && !network.allowPublic()) {
                throw new ProvisioningException("network.allow: " + block
                        + " lets the internet in; write narrower blocks, or allow_public: true if that is wanted");
            }
            blocks.add(block);
        }
        return blocks;
    }

    private CidrBlock block(String source) {
        return (NetworkDefinition.MY_IP.equals(source) ? CidrBlock.ofAddress(me.find()) : CidrBlock.parse(source))
                .orElseThrow(() -> new ProvisioningException("network.allow: " + source + " is no block of addresses"));
    }
}
