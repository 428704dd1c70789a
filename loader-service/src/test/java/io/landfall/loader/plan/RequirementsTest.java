package io.landfall.loader.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.Cause;
import io.landfall.event.StagingLoaded;
import io.landfall.ledger.StagedBatch;
import io.landfall.project.Load;
import io.landfall.project.LoadMode;
import io.landfall.project.PipelineDefinition;
import io.landfall.warehouse.QualifiedName;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequirementsTest {

    @Test
    void datasetWaitsForWhatOneOfItsLoadsRequires() {
        Requirements requirements = of(load("a", "b"));
        assertThat(requirements.waiting(Set.of(), Set.of("a"))).containsExactly("a");
        assertThat(requirements.waiting(Set.of("b"), Set.of("a"))).isEmpty();
        assertThat(requirements.waiting(Set.of(), Set.of("a", "b"))).isEmpty();
        assertThat(requirements.waiting(Set.of(), Set.of("b"))).isEmpty();
    }

    @Test
    void datasetsThatRequireEachOtherComeTogether() {
        Requirements requirements = of(load("a", "b"), load("b", "a"));
        assertThat(requirements.waiting(Set.of(), Set.of("a"))).containsExactly("a");
        assertThat(requirements.waiting(Set.of(), Set.of("a", "b"))).isEmpty();
    }

    @Test
    void whatWaitsKeepsWaitingWhatRequiresIt() {
        Requirements requirements = of(load("a", "b"), load("b", "c"));
        List<StagedBatch> staged = List.of(batch("a"), batch("b"));
        assertThat(requirements.ready(Set::of, without -> staged.stream()
                        .filter(b -> !without.contains(b.announcement().dataset()))
                        .toList()))
                .isEmpty();
        assertThat(requirements.ready(() -> Set.of("c"), without -> staged)).isEqualTo(staged);
    }

    private static StagedBatch batch(String dataset) {
        return new StagedBatch(
                new StagingLoaded("p", dataset, "b", "s." + dataset, "m", 1, 1, 1), new Cause("first", "last"));
    }

    private static Requirements of(Load... loads) {
        return new Requirements(new PipelineDefinition("p", List.of(), List.of(loads), List.of()));
    }

    private static Load load(String input, String required) {
        return new Load(
                QualifiedName.parse("s." + input),
                LoadMode.APPEND,
                null,
                null,
                null,
                null,
                null,
                List.of(required),
                List.of(input),
                "x");
    }
}
