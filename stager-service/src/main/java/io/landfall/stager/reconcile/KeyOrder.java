package io.landfall.stager.reconcile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The order of keys in S3's listings and in Redshift: by the bytes of their UTF-8, which is not the order of Java's texts. */
final class KeyOrder {

    private KeyOrder() {}

    static int compare(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalStateException if they are not in order: comparing what is not would find differences that are none */
    static void require(String before, String after, String source) {
        if (before != null && compare(before, after) >= 0) {
            throw new IllegalStateException(
                    source + " is not in the order of its keys: " + before + " before " + after);
        }
    }
}
