package io.landfall.quality.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunbookTest {

    private static final Path RUNBOOK = Path.of("..", "docs", "runbook");

    @ParameterizedTest
    @EnumSource(AlertKind.class)
    void everyKindHasItsPageWithAllThatAPersonNeeds(AlertKind kind) throws IOException {
        List<String> page = Files.readAllLines(RUNBOOK.resolve(kind.id() + ".md"));
        assertThat(page.get(0)).startsWith("# `" + kind.id() + "`: ");
        assertThat(page).contains("## What it means", "## How to look", "## What to do", "## How it clears");
        assertThat(Files.readString(RUNBOOK.resolve("README.md"))).contains("(" + kind.id() + ".md)");
        assertThat(Files.readString(Path.of("..", "docs", "alerts.md"))).contains("(runbook/" + kind.id() + ".md)");
    }

    @Test
    void everyPageIsOfAKind() throws IOException {
        try (Stream<Path> pages = Files.list(RUNBOOK)) {
            assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
                    .filteredOn(name -> !name.equals("README"))
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(AlertKind.values()).map(AlertKind::id).toList());
        }
    }

    @ParameterizedTest
    @EnumSource(AlertKind.class)
    void whatAcknowledgingClearsAtOnceIsSaid(AlertKind kind) throws IOException {
        String page = Files.readString(RUNBOOK.resolve(kind.id() + ".md"));
        assertThat(page.contains("so acknowledging clears it")).as(kind.id()).isEqualTo(kind.endsUnseen());
    }
}
