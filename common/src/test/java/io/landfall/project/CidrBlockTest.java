package io.landfall.project;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrBlockTest {

    @ParameterizedTest
    @CsvSource({
        "192.168.17.201/20, 192.168.16.0/20, 192.168.17.201/32",
        "10.0.0.0/8, 10.0.0.0/8, 10.0.0.0/32",
        "1.2.3.4/0, 0.0.0.0/0, 1.2.3.4/32",
        "2001:db8:0:0:1::1/64, 2001:db8::/64, 2001:db8::1:0:0:1/128",
        "2001:DB8:a:b:c:d:e:f/127, 2001:db8:a:b:c:d:e:e/127, 2001:db8:a:b:c:d:e:f/128",
        "::1/0, ::/0, ::1/128",
        "fe80:0:0:1::/12, fe80::/12, fe80:0:0:1::/128"
    })
    void blockKnowsItsNetworkAndItsAddress(String text, String network, String single) {
        CidrBlock block = CidrBlock.parse(text).orElseThrow();
        assertThat(block.network()).hasToString(network);
        assertThat(block.single()).hasToString(single);
        assertThat(block.isNetwork()).isEqualTo(CidrBlock.parse(network).equals(CidrBlock.parse(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "10.0.0.0",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0/8",
                "010.0.0.0/8",
                "256.0.0.0/8",
                "10.0.0.0/-1",
                "10.0.0.0/8 ",
                "a.b.c.d/8",
                "::/129",
                ":/1",
                "1:2:3/16",
                "::1::/16",
                "::ffff:1.2.3.4/128",
                "fe80::1%eth0/64",
                "12345::/16",
                "0x0a.0.0.0/8",
                "10.0.0.0/08"
            })
    void textThatIsNoBlockIsNone(String text) {
        assertThat(CidrBlock.parse(text)).isEmpty();
    }

    @Property
    void networkHoldsTheLeadingBitsAndNoOthers(
            @ForAll @Size(16) byte[] address, @ForAll @IntRange(min = 0, max = 128) int prefix) {
        CidrBlock block =
                CidrBlock.parse(AddressText.of(address) + "/" + prefix).orElseThrow();
        CidrBlock network = block.network();
        assertThat(network.isNetwork()).isTrue();
        assertThat(CidrBlock.parse(network.toString())).contains(network);
        assertThat(CidrBlock.parse(block.toString())).contains(block);
        assertThat(network.equals(block)).isEqualTo(block.isNetwork());
    }
}
