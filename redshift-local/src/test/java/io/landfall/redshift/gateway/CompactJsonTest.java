package io.landfall.redshift.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CompactJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void blanksOutsideOfStringsGo() {
        assertThat(compact("{\"a b\": [1, -2.5, \"x: \\\", y\"], \"c\": null}"))
                .isEqualTo("{\"a b\":[1,-2.5,\"x: \\\", y\"],\"c\":null}");
    }

    @Property
    void stringsKeepEveryCharacter(@ForAll String key, @ForAll String value) throws JsonProcessingException {
        String quotedKey = JSON.writeValueAsString(key);
        String quotedValue = JSON.writeValueAsString(value);

        assertThat(compact("{" + quotedKey + ": [" + quotedValue + ", 1]}"))
                .isEqualTo(utf8("{" + quotedKey + ":[" + quotedValue + ",1]}"));
    }

    private static String compact(String json) {
        return new String(CompactJson.of(json.getBytes(StandardCharsets.UTF_8), 0), StandardCharsets.UTF_8);
    }

    /** Lone surrogates do not survive UTF-8. */
    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
