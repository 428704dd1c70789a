package io.landfall.redshift.fault.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.redshift.fault.FaultRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsFileTest {
    @TempDir
    private Path directory;

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("faults.json"), content.replace('\'', '"'));
    }

    @Test
    void rulesAreReadInTheirOrder() throws IOException {
        Path file = file("""
                [
                  {'id': 'b', 'trigger': {'on': 'commit'}, 'effect': {'do': 'drop', 'when': 'after'}},
                  {'id': 'a', 'trigger': {'on': 'commit'}, 'effect': {'do': 'delay', 'millis': 5}}
                ]
                """);

        assertThat(FaultsFile.read(file).stream().map(FaultRule::id)).containsExactly("b", "a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{}|1:1: an array of rules is needed",
                "[{'trigger': {'on': 'commit'}, 'effect': {'do': 'drop', 'when': 'never'}}]"
                        + "|1:57: effect.when: is \"never\", allowed are before, instead, after",
                "[{'trigger': {'on': 'commit'}}]|1:2: effect: is missing",
                "[1|1:3: is not JSON",
                "[{'id': 'a', 'id': 'b'}]|1:18: is not JSON: Duplicate field 'id'",
            })
    void aBrokenFileIsRefusedWithThePlace(String content, String problem) throws IOException {
        Path file = file(content);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> FaultsFile.read(file))
                .satisfies(refused -> assertThat(refused.getMessage()).startsWith(file + ":" + problem));
    }

    @Test
    void anIdThatIsThereTwiceIsRefusedWhereItComesAgain() throws IOException {
        Path file = file("""
                [
                  {'id': 'a', 'trigger': {'on': 'commit'}, 'effect': {'do': 'delay', 'millis': 5}},
                  {'id': 'a', 'trigger': {'on': 'commit'}, 'effect': {'do': 'delay', 'millis': 5}}
                ]
                """);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> FaultsFile.read(file))
                .withMessage(file + ":3:4: id: \"a\" is there twice");
    }
}
