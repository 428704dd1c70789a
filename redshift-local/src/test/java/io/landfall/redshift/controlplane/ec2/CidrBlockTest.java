package io.landfall.redshift.controlplane.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.redshift.controlplane.protocol.AwsFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrBlockTest {

    @ParameterizedTest
    @CsvSource({
        "100.68.0.18/18, 100.68.0.0/18",
        "203.0.113.7/32, 203.0.113.7/32",
        "10.1.2.3/0, 0.0.0.0/0",
        "255.255.255.255/31, 255.255.255.254/31"
    })
    void bitsBeyondThePrefixAreCleared(String given, String canonical) {
        assertThat(CidrBlock.v4(given)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "::/0, ::/0",
        "2001:db8::1/128, 2001:db8::1/128",
        "2001:0DB8:0:0:1:0:0:1/64, 2001:db8::/64",
        "2001:db8:1:2:3:4:5:6/128, 2001:db8:1:2:3:4:5:6/128"
    })
    void longAddressesAreShortened(String given, String canonical) {
        assertThat(CidrBlock.v6(given)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0", "10.0.0.0/33", "10.0.0.256/32", "10.0.0/24", "host/32", "::/0", "10.0.0.0/-1", ""})
    void whatIsNoBlockIsRefused(String given) {
        assertThatExceptionOfType(AwsFault.class)
                .isThrownBy(() -> CidrBlock.v4(given))
                .withMessage("CIDR block " + given + " is malformed")
                .satisfies(fault -> assertThat(fault.code()).isEqualTo("InvalidParameterValue"));
    }

    @Test
    void anAddressOfTheOtherFamilyIsRefused() {
        assertThatExceptionOfType(AwsFault.class).isThrownBy(() -> CidrBlock.v6("10.0.0.0/8"));
        assertThatExceptionOfType(AwsFault.class).isThrownBy(() -> CidrBlock.v6("::/129"));
        assertThatExceptionOfType(AwsFault.class).isThrownBy(() -> CidrBlock.v6("1:2/16"));
    }
}
