package io.landfall.project;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of IPv4 or IPv6 addresses, such as {@code 203.0.113.0/24} or {@code 2001:db8::/32}, as EC2 takes them for the
 * ingress of a security group.
 */
public final class CidrBlock {

    private static final Pattern FORM = Pattern.compile("([^/]+)/(0|[1-9]\\d{0,2})");
    private static final String OCTET = "(?:0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:]*");
    private static final int IPV4_BYTES = 4;

    /** Shorter prefixes are no network of anybody's: registries hand out nothing larger. */
    private static final int SHORTEST_IPV4 = 8;

    private static final int SHORTEST_IPV6 = 16;

    private final byte[] address;
    private final int prefix;

    private CidrBlock(byte[] address, int prefix) {
        this.address = address;
        this.prefix = prefix;
    }

    /** The block that a text is, strictly: four decimal numbers without leading zeros, or IPv6, and a prefix. */
    public static Optional<CidrBlock> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(form.group(2));
        return bytes(form.group(1))
                .filter(bytes -> prefix <= bytes.length * Byte.SIZE)
                .map(bytes -> new CidrBlock(bytes, prefix));
    }

    /** The block of one address only; empty for a text that is no address. */
    public static Optional<CidrBlock> ofAddress(String text) {
        return bytes(text).map(bytes -> new CidrBlock(bytes, bytes.length * Byte.SIZE));
    }

    /** Number of leading bits that all its addresses share. */
    public int prefix() {
        return prefix;
    }

    public boolean isIpv6() {
        return address.length > IPV4_BYTES;
    }

    /** Whether so many addresses are in it that it is as good as the whole internet. */
    public boolean isPublic() {
        return prefix < (isIpv6() ? SHORTEST_IPV6 : SHORTEST_IPV4);
    }

    /** Whether no bit beyond the prefix is set. */
    boolean isNetwork() {
        return Arrays.equals(address, network().address);
    }

    /** The block with every bit beyond the prefix cleared. */
    CidrBlock network() {
        byte[] network = address.clone();
        for (int bit = prefix; bit < network.length * Byte.SIZE; bit++) {
            network[bit / Byte.SIZE] &= (byte) ~(1 << (Byte.SIZE - 1 - bit % Byte.SIZE));
        }
        return new CidrBlock(network, prefix);
    }

    /** The block of the one address that was written before the prefix. */
    CidrBlock single() {
        return new CidrBlock(address, address.length * Byte.SIZE);
    }

    private static Optional<byte[]> bytes(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            // Never asks a name server: both forms are addresses, not names.
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CidrBlock that && prefix == that.prefix && Arrays.equals(address, that.address);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(address) + prefix;
    }

    /** In the form EC2 answers: IPv6 with its longest run of zeros as {@code ::} (RFC 5952). */
    @Override
    public String toString() {
        return AddressText.of(address) + '/' + prefix;
    }
}
