package io.landfall.quality.notify.sink;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Takes secrets out of texts that others wrote. */
final class SecretMask {

    private static final int SHORTEST = 4;

    private final List<String> secrets;

    /** @param secrets the longest are masked first, so that one within another leaves nothing */
    SecretMask(Stream<String> secrets) {
        this.secrets = secrets.filter(secret -> secret != null && secret.length() >= SHORTEST)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    String of(String text) {
        String masked = text == null ? "" : text;
        for (String secret : secrets) {
            masked = masked.replace(secret, "***");
        }
        return masked;
    }
}
