package io.landfall.stager.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ObjectKeyTest {

    @Property(tries = 500)
    void keyComesOutAsItWasBeforeAwsEncodedIt(@ForAll("keys") String key) {
        assertThat(ObjectKey.decoded(encoded(key).replace("%2F", "/"))).isEqualTo(key);
    }

    @Property(tries = 500)
    void keyComesOutAsItWasBeforeMinioEncodedIt(@ForAll("keys") String key) {
        assertThat(ObjectKey.decoded(encoded(key))).isEqualTo(key);
    }

    @Property(tries = 200)
    void keyThatIsNotEncodedStaysAsItIs(@ForAll("keys") String key) {
        assertThat(ObjectKey.plain(key)).isEqualTo(key);
    }

    @Provide
    Arbitrary<String> keys() {
        Arbitrary<String> parts = Arbitraries.oneOf(
                Arbitraries.of(
                        " ", "+", "%", "%2F", "/", "\"", "'", "\\", "{}", "?", "#", "&", "=", "\uFFFD", "☃", "🚲",
                        "\n"),
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8),
                Arbitraries.strings()
                        .withCharRange('\u00a0', '\ud7ff')
                        .ofMinLength(1)
                        .ofMaxLength(4));
        return parts.list().ofMinSize(1).ofMaxSize(12).map(list -> String.join("", list));
    }

    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8);
    }
}
