package io.landfall.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "nodes, nodes, 0",
        "node, nodes, 1",
        "nodse, nodes, 1",
        "kitten, sitting, 3",
        "'', abc, 3",
        "ab, ba, 1"
    })
    void slipsAreCounted(String a, String b, int slips) {
        assertThat(Suggestion.distance(a, b)).isEqualTo(slips);
        assertThat(Suggestion.distance(b, a)).isEqualTo(slips);
    }

    @Test
    void nearestWordIsMeant() {
        assertThat(Suggestion.nearest("Node-Tpye", List.of("nodes", "node_type", "notifications")))
                .contains("node_type");
    }

    @Test
    void wordFarFromEveryOtherIsNotGuessed() {
        assertThat(Suggestion.nearest("colour", List.of("nodes", "port"))).isEmpty();
        assertThat(Suggestion.nearest("x", List.of())).isEmpty();
    }
}
