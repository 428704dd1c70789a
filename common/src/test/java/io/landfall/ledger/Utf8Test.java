package io.landfall.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class Utf8Test {

    @Test
    void lengthIsCountedInBytes() {
        assertThat(Utf8.cut("naïve", 3)).isEqualTo("na");
        assertThat(Utf8.cut("naïve", 4)).isEqualTo("naï");
        assertThat(Utf8.cut("a😀b", 4)).isEqualTo("a");
    }

    @Property
    void whatIsCutFitsAndIsABeginning(@ForAll String text, @ForAll @IntRange(min = 1, max = 50) int most) {
        String cut = Utf8.cut(text, most);
        assertThat(text).startsWith(cut);
        assertThat(cut.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(most);
    }
}
