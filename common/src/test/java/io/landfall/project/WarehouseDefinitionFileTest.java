package io.landfall.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WarehouseDefinitionFileTest {

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("nod_type: ra3.large", "1:1", "did you mean node_type?"),
                Arguments.of("node-type: ra3.large", "1:1", "did you mean node_type?"),
                Arguments.of(
                        "network:\n  alow: [my-ip]", "2:3", "network.alow: there is no such key; did you mean allow?"),
                Arguments.of("publicly_accessible: true", "1:1", "write it under network"),
                Arguments.of("rpu_hours: 7", "1:1", "write it under usage_limit"),
                Arguments.of("cluster_identifier: x", "1:1", "write warehouse"),
                Arguments.of("number_of_nodes: 2", "1:1", "write nodes"),
                Arguments.of("password: x", "1:1", "made and kept by AWS Secrets Manager"),
                Arguments.of("master_password: x", "1:1", "made and kept by AWS Secrets Manager"),
                Arguments.of("admin_password: x", "1:1", "made and kept by AWS Secrets Manager"),
                Arguments.of("colour: blue", "1:1", "use one of warehouse, region"),
                Arguments.of("notifications:", "1:15", "is empty; remove the key, or write bucket or datasets"),
                Arguments.of("database:", "1:10", "is empty; write text, or remove the key"),
                Arguments.of("adopt: maybe", "1:8", "write true or false"),
                Arguments.of("warehouse: 2026", "1:12", "write text in quotes, such as sparkify"),
                Arguments.of("nodes: 1\nnodes: 2", "2:6", "Duplicate field 'nodes'; remove one of the two"),
                Arguments.of("no_op_windows:\n  - cron: */5 * * * *", "2:12", "write text in quotes"),
                Arguments.of("network: open", "1:10", "write keys and values"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void wrongKeyOrTypeIsRefusedAtItsPlace(String yaml, String place, String message) {
        WarehouseYaml.assertRefused(yaml, place, message);
    }

    @Test
    void everythingWrongIsToldAtOnceFromTopToBottom() {
        List<ProjectProblem> problems = WarehouseYaml.problems("""
                warehouse: Spark--ify
                region: us-wset-2
                landing_bucket: s3://sparkify
                nodez: 2
                node_type: ra3.16xlarge
                adopt: maybe
                network:
                  allow: [10.0.0.1/8, 0.0.0.0/0]
                tags: {team: 1}
                no_op_windows:
                  - {cron: x, duration: y}
                password: x
                """);
        assertThat(problems)
                .extracting(p -> p.line() + ":" + p.column())
                .containsExactly(
                        "1:12", "2:9", "3:17", "4:1", "5:12", "6:8", "8:11", "8:23", "9:14", "11:12", "11:25", "12:1");
    }

    @Test
    void everyMissingKeyIsNamedWithAnExample() {
        List<ProjectProblem> problems = new ArrayList<>();
        ProjectReader.WAREHOUSE.parse("nodes: 1", problems);
        assertThat(problems)
                .extracting(ProjectProblem::message)
                .anyMatch(m -> m.startsWith("warehouse is missing; add it, such as sparkify"))
                .anyMatch(m -> m.startsWith("region is missing; add it, such as us-west-2"))
                .anyMatch(m -> m.startsWith("landing_bucket is missing; add it, such as sparkify-landing"))
                .hasSize(3);
    }

    @Test
    void problemNamesNoSecretThatWasWritten() {
        assertThat(WarehouseYaml.problems("password: Hunter2Hunter2").get(0).toString())
                .doesNotContain("Hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing yet\n", "- a\n- b\n", "just text"})
    void fileWithoutKeysIsRefused(String text) {
        List<ProjectProblem> problems = new ArrayList<>();
        assertThat(ProjectReader.WAREHOUSE.parse(text, problems)).isEmpty();
        assertThat(problems).singleElement().satisfies(p -> assertThat(p.message())
                .contains("has no keys; write"));
    }

    @Test
    void fileWithCharactersThatYamlDoesNotKnowIsRefused() {
        List<ProjectProblem> problems = new ArrayList<>();
        assertThat(ProjectReader.WAREHOUSE.parse("warehouse: spark\u0007ify\n", problems))
                .isEmpty();
        assertThat(problems).singleElement().satisfies(p -> assertThat(p.message())
                .startsWith("is not YAML: "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALL", "user", "TRUNCATECOLUMNS", "without", "aes128"})
    void reservedWordsAreKnownInAnyCase(String word) {
        assertThat(ReservedWords.contains(word)).isTrue();
        assertThat(ReservedWords.contains("my_" + word)).isFalse();
    }
}
