package io.landfall.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappingTest {

    @Test
    void linesBreakBetweenWordsAndLongWordsStayWhole() {
        assertThat(Wrapping.lines("one two three incomprehensible four", 9))
                .containsExactly("one two", "three", "incomprehensible", "four");
    }

    @Test
    void coloursTakeNoRoomAndTheIndentDoes() {
        assertThat(Wrapping.indented("  ", "\u001b[31mred\u001b[0m green blue", 11))
                .containsExactly("  \u001b[31mred\u001b[0m green", "  blue");
    }

    @Test
    void withoutAScreenNothingIsBroken() {
        assertThat(Wrapping.indented("  ", "word ".repeat(100), Integer.MAX_VALUE))
                .hasSize(1);
    }
}
