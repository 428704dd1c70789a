package io.landfall.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveBlockTest {

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final LiveBlock block = new LiveBlock(new PrintStream(screen, true, StandardCharsets.UTF_8), 20);

    @Test
    void aSecondDrawingGoesOverTheFirst() {
        block.draw(List.of("one", "two"));
        block.draw(List.of("three", "four"));
        assertThat(screen.toString(StandardCharsets.UTF_8))
                .isEqualTo("\u001b[2Kone\n\u001b[2Ktwo\n\u001b[2A\u001b[2Kthree\n\u001b[2Kfour\n");
    }

    @Test
    void aSmallerDrawingLeavesNothingOfALargerOne() {
        block.draw(List.of("one", "two"));
        screen.reset();
        block.draw(List.of("three"));
        assertThat(screen.toString(StandardCharsets.UTF_8))
                .isEqualTo("\u001b[2A\u001b[2K\n\u001b[2K\n\u001b[2A\u001b[2Kthree\n");
    }

    @Test
    void aLineThatWouldWrapIsCut() {
        block.draw(List.of("123456789012345678901234"));
        assertThat(screen.toString(StandardCharsets.UTF_8)).isEqualTo("\u001b[2K123456789012345678…\n");
    }

    @Test
    void erasingLeavesTheCursorWhereTheBlockBegan() {
        block.draw(List.of("one"));
        screen.reset();
        block.erase();
        assertThat(screen.toString(StandardCharsets.UTF_8)).isEqualTo("\u001b[1A\u001b[2K\n\u001b[1A");
    }

    @Test
    void erasingNothingWritesNothing() {
        block.erase();
        assertThat(screen.size()).isZero();
    }
}
