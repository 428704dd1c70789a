package io.landfall.redshift.controlplane.ec2;

import java.util.UUID;

/** Identifiers in EC2's long form: a prefix and 17 hexadecimal digits. */
final class Ids {

    private static final int LENGTH = 16;

    private Ids() {}

    static String next(String prefix) {
        return prefix + "-0" + hex(UUID.randomUUID(), LENGTH);
    }

    static String hex(UUID id, int length) {
        return id.toString().replace("-", "").substring(0, length);
    }
}
