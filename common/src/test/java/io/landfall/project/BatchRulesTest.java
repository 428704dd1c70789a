package io.landfall.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BatchRulesTest {

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("batch: {max_files: 0}", "6:24", "at least 1"),
                Arguments.of("batch: {max_files: 10001}", "6:24", "at most 10000"),
                Arguments.of("batch: {max_bytes: 512mb}", "6:24", "write it like 800KB, 512MB or 8GB"),
                Arguments.of("batch: {max_bytes: 0MB}", "6:24", "write 1MB or more"),
                Arguments.of("batch: {max_bytes: 512}", "6:24", "write text"),
                Arguments.of("batch: {max_age: soon}", "6:22", "write it like 90s, 30m, 2h or 1d"),
                Arguments.of("batch: {max_age: 2h}", "6:22", "write at most 1h"),
                Arguments.of("batch: {min_interval: 2m}", "6:27", "longer than max_age, which is 60s"),
                Arguments.of("batch: {max_age: 10s, min_interval: 11s}", "6:41", "longer than max_age, which is 10s"),
                Arguments.of("batch: {min_intervall: 2m}", "6:13", "did you mean min_interval?"),
                Arguments.of("max_copy_time: 30s", "6:20", "write 1m to 23h"),
                Arguments.of("max_copy_time: 1d", "6:20", "write 1m to 23h"),
                Arguments.of("retention: 91d", "6:16", "write at most 90d"),
                Arguments.of("overwrites: skip", "6:17", "load or ignore"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatMakesNoSenseIsRefusedAtItsPlace(String line, String place, String message) {
        assertThat(PipelineYaml.problems(line)).singleElement().satisfies(problem -> assertThat(problem)
                .startsWith(place + " ")
                .contains(message));
    }

    @Test
    void whatIsWrittenIsRead() {
        Dataset dataset = PipelineYaml.dataset("""
                batch: {max_files: 100, max_bytes: 512MB, max_age: 30s, min_interval: 10s}
                overwrites: ignore
                retention: 7d
                max_copy_time: 2h""");
        assertThat(dataset.batch())
                .isEqualTo(new BatchBounds(100, 512L << 20, Duration.ofSeconds(30), Duration.ofSeconds(10)));
        assertThat(dataset.overwrites()).isEqualTo(Overwrites.IGNORE);
        assertThat(dataset.retention()).isEqualTo(Duration.ofDays(7));
        assertThat(dataset.maxCopyTime()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void defaultsAreThoseTheSchemaTells() {
        Dataset dataset = PipelineYaml.dataset("");
        assertThat(dataset.batch()).isEqualTo(new BatchBounds(2000, 8L << 30, Duration.ofMinutes(1), Duration.ZERO));
        assertThat(dataset).isEqualTo(PipelineYaml.dataset("""
                batch: {max_files: 2000, max_bytes: 8GB, max_age: 1m, min_interval: 0s}
                overwrites: load
                max_copy_time: 1h
                format: {type: json, compression: auto}"""));
    }

    @Test
    void datasetKeepsItsTablesAsLongAsThePipelineUnlessItSaysOtherwise() {
        List<ProjectProblem> problems = new ArrayList<>();
        PipelineDefinition pipeline =
                ProjectReader.PIPELINE.parse("""
                        pipeline: p
                        retention: 1d
                        datasets:
                          - {name: a, location: a/, staging_table: s.a}
                          - {name: b, location: b/, staging_table: s.b, retention: 0s}
                        loads:
                          - {target: s.t, mode: append, inputs: [a], sql: l.sql}
                        """, problems).orElseThrow();
        assertThat(problems).isEmpty();
        assertThat(pipeline.retentions()).containsEntry("a", Duration.ofDays(1)).containsEntry("b", Duration.ZERO);
    }
}
