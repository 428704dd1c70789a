package io.landfall.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatRulesTest {

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("{type: json, null_as: x}", "6:26", "a null in JSON is NULL without it"),
                Arguments.of("{type: json, delimiter: ;}", "6:26", "COPY does not take it with JSON"),
                Arguments.of("{type: json, quote: x}", "6:26", "remove this key, or write type: csv"),
                Arguments.of("{type: json, ignore_blank_lines: true}", "6:26", "blank lines in JSON mean nothing"),
                Arguments.of("{type: csv, mapping: auto}", "6:25", "is for JSON"),
                Arguments.of("{type: csv, jsonpaths: j.json}", "6:25", "is for JSON"),
                Arguments.of("{type: parquet, compression: gzip}", "6:29", "Parquet files say this themselves"),
                Arguments.of("{type: parquet, header_lines: 1}", "6:29", "remove this key"),
                Arguments.of("{type: parquet, time_format: auto}", "6:29", "does not belong to type: parquet"),
                Arguments.of("{type: csv, quote: ','}", "6:32", "is delimiter and quote at once"),
                Arguments.of("{type: csv, delimiter: '\"'}", "6:36", "is delimiter and quote at once"),
                Arguments.of("{type: csv, delimiter: ä}", "6:36", "write one ASCII character"),
                Arguments.of("{type: csv, null_as: \"a\\nb\"}", "6:34", "write one without a line end"),
                Arguments.of("{type: csv, compression: gizp}", "6:38", "did you mean gzip?"),
                Arguments.of("{type: csv, encoding: latin1}", "6:35", "utf8, utf16, utf16le or utf16be"),
                Arguments.of("{type: jsn}", "6:20", "did you mean json?"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatCopyWouldRefuseIsRefusedAtItsPlace(String format, String place, String message) {
        assertThat(PipelineYaml.problems("format: " + format)).singleElement().satisfies(problem -> assertThat(problem)
                .startsWith(place + " ")
                .contains(message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: json, mapping: auto ignorecase, compression: zstd, empty_as_null: true, encoding: utf16}",
                "{type: json, jsonpaths: j.json, date_format: auto, time_format: epochsecs, header_lines: 1}",
                "{type: csv, delimiter: ;, quote: '%', null_as: '', empty_as_null: true, ignore_blank_lines: true}",
                "{type: csv, delimiter: \"\\t\", compression: none, date_format: MM/DD/YYYY, encoding: utf16be}",
                "{type: parquet}"
            })
    void whatCopyTakesIsTaken(String format) {
        assertThat(PipelineYaml.problems("format: " + format)).isEmpty();
    }

    @Test
    void compressionIsByTheKeyUnlessItIsSaid() {
        FileFormat format = PipelineYaml.dataset("format: {type: csv}").format();
        assertThat(Stream.of("a.csv", "a.csv.gz", "b.bz2", "c.zst", "gz").map(format::compressionOf))
                .containsExactly(
                        Compression.NONE, Compression.GZIP, Compression.BZIP2, Compression.ZSTD, Compression.NONE);
        assertThat(PipelineYaml.dataset("format: {type: csv, compression: bzip2}")
                        .format()
                        .compressionOf("a.gz"))
                .isEqualTo(Compression.BZIP2);
        assertThat(FileFormat.of(FileType.PARQUET).compressionOf("a.parquet.gz"))
                .isEqualTo(Compression.NONE);
    }
}
