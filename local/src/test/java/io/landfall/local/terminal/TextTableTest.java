package io.landfall.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void columnsAreAsWideAsTheirWidestValueAndNumbersStandRight() {
        TextTable table = new TextTable(List.of("table", "rows"), List.of(false, true));
        table.add(List.of("sparkify.songs", "71"));
        table.add(List.of("sparkify.time", "6813"));
        assertThat(table.lines())
                .containsExactly(
                        "table           rows", "──────────────  ────", "sparkify.songs    71", "sparkify.time   6813");
    }

    @Test
    void charactersCountNotBytesOrSurrogates() {
        TextTable table = new TextTable(List.of("name", "n"), List.of(false, true));
        table.add(List.of("Żółta 🎵", "1"));
        assertThat(table.lines()).containsExactly("name     n", "───────  ─", "Żółta 🎵  1");
    }

    @Test
    void aValueOfSeveralLinesStaysOnItsRow() {
        TextTable table = new TextTable(List.of("text"), List.of(false));
        table.add(List.of("a\nb\tc"));
        assertThat(table.lines()).containsExactly("text", "───────", "a\\nb\\tc");
    }
}
