package io.landfall.provisioner.resource.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.project.CidrBlock;
import io.landfall.project.NetworkDefinition;
import io.landfall.provisioner.failure.ProvisioningException;
import io.landfall.provisioner.resource.Definitions;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllowedSourcesTest {

    @Test
    void myIpIsTheOneAddressOfWhoeverProvisions() {
        assertThat(blocks("allow: [10.0.0.0/8, my-ip]")).containsExactly("10.0.0.0/8", "192.0.2.7/32");
    }

    @Test
    void sourceThatIsListedTwiceIsOne() {
        assertThat(blocks("allow: [192.0.2.7/32, my-ip]")).containsExactly("192.0.2.7/32");
    }

    @Test
    void internetIsNotLetInUnlessThatIsSaid() {
        assertThatThrownBy(() -> blocks("allow: ['::/0']"))
                .isInstanceOf(ProvisioningException.class)
                .hasMessageContaining("::/0");
        assertThat(blocks("allow: ['0.0.0.0/0'], allow_public: true")).containsExactly("0.0.0.0/0");
    }

    private static List<String> blocks(String network) {
        NetworkDefinition definition =
                Definitions.of("network: {" + network + "}").network();
        return new AllowedSources(definition, () -> "192.0.2.7")
                .blocks().stream().map(CidrBlock::toString).toList();
    }
}
