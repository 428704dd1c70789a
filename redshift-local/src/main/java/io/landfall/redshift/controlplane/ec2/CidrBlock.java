package io.landfall.redshift.controlplane.ec2;

import io.landfall.redshift.controlplane.protocol.AwsFault;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CIDR blocks as EC2 takes them: bits beyond the prefix are cleared ("IpRange" in the API reference: AWS canonicalizes them). */
final class CidrBlock {

    private static final Pattern V4 = Pattern.compile("((?:\\d{1,3}\\.){3}\\d{1,3})/(\\d{1,2})");
    private static final Pattern V6 = Pattern.compile("([0-9a-fA-F:.]*:[0-9a-fA-F:.]*)/(\\d{1,3})");
    private static final int BYTE = 8;
    private static final int MOST = 255;

    private CidrBlock() {}

    /** @throws AwsFault InvalidParameterValue when it is none */
    static String v4(String text) {
        Matcher match = V4.matcher(text);
        if (match.matches()) {
            for (String part : match.group(1).split("\\.")) {
                if (Integer.parseInt(part) > MOST) {
                    throw malformed(text);
                }
            }
        }
        return canonical(match, text);
    }

    /** @throws AwsFault InvalidParameterValue when it is none */
    static String v6(String text) {
        return canonical(V6.matcher(text), text);
    }

    private static String canonical(Matcher match, String text) {
        if (!match.matches()) {
            throw malformed(text);
        }
        try {
            byte[] address = InetAddress.getByName(match.group(1)).getAddress();
            int prefix = Integer.parseInt(match.group(2));
            if (prefix > address.length * BYTE) {
                throw malformed(text);
            }
            for (int bit = prefix; bit < address.length * BYTE; bit++) {
                address[bit / BYTE] &= (byte) ~(1 << (BYTE - 1 - bit % BYTE));
            }
            String shown = InetAddress.getByAddress(address).getHostAddress();
            return compressed(shown) + "/" + prefix;
        } catch (UnknownHostException e) {
            throw malformed(text);
        }
    }

    /** The longest run of zero groups as {@code ::}. */
    private static String compressed(String address) {
        if (!address.contains(":")) {
            return address;
        }
        Matcher runs = Pattern.compile("(?:^|:)(?:0(?::|$)){2,}").matcher(address);
        int start = 0;
        int end = 0;
        while (runs.find()) {
            if (runs.end() - runs.start() > end - start) {
                start = runs.start();
                end = runs.end();
            }
        }
        return end == 0 ? address : address.substring(0, start) + "::" + address.substring(end);
    }

    private static AwsFault malformed(String text) {
        return AwsFault.invalidValue("CIDR block " + text + " is malformed");
    }
}
