package io.landfall.project;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** IP addresses as they are written: IPv4 dotted, IPv6 in the one form that RFC 5952 recommends. */
final class AddressText {

    private static final int IPV4_BYTES = 4;

    private AddressText() {}

    static String of(byte[] address) {
        return address.length == IPV4_BYTES ? dotted(address) : compressed(groups(address));
    }

    private static String dotted(byte[] address) {
        StringJoiner dotted = new StringJoiner(".");
        for (byte octet : address) {
            dotted.add(String.valueOf(Byte.toUnsignedInt(octet)));
        }
        return dotted.toString();
    }

    private static List<Integer> groups(byte[] address) {
        List<Integer> groups = new ArrayList<>();
        for (int i = 0; i < address.length; i += 2) {
            groups.add(Byte.toUnsignedInt(address[i]) << Byte.SIZE | Byte.toUnsignedInt(address[i + 1]));
        }
        return groups;
    }

    private static String compressed(List<Integer> groups) {
        int start = 0;
        int longest = 0;
        for (int i = 0; i < groups.size(); i++) {
            int run = zeros(groups, i);
            if (run > longest) {
                start = i;
                longest = run;
            }
        }
        if (longest < 2) {
            return hexadecimal(groups);
        }
        return hexadecimal(groups.subList(0, start)) + "::"
                + hexadecimal(groups.subList(start + longest, groups.size()));
    }

    private static int zeros(List<Integer> groups, int from) {
        int run = 0;
        while (from + run < groups.size() && groups.get(from + run) == 0) {
            run++;
        }
        return run;
    }

    private static String hexadecimal(List<Integer> groups) {
        StringJoiner colons = new StringJoiner(":");
        groups.forEach(group -> colons.add(Integer.toHexString(group)));
        return colons.toString();
    }
}
