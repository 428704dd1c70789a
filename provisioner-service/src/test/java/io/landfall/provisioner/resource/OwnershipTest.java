package io.landfall.provisioner.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnershipTest {

    private static final Address THING = new Address("iam role", "landfall-w-copy");
    private final Ownership strict = new Ownership("w", false, Map.of("team", "data"));
    private final Ownership adopting = new Ownership("w", true, Map.of("team", "data"));

    @Test
    void whatHasNoTagIsRefusedUnlessItMayBeAdopted() {
        assertThat(strict.refusal(THING, Map.of("a", "b")))
                .hasValueSatisfying(r -> assertThat(r.explanation()).contains("adopt: true"));
        assertThat(adopting.refusal(THING, Map.of("a", "b"))).isEmpty();
    }

    @Test
    void whatBelongsToAnotherWarehouseIsRefusedEvenWhenAdopting() {
        assertThat(adopting.refusal(THING, Map.of(Ownership.TAG, "other")))
                .hasValueSatisfying(r -> assertThat(r.explanation()).contains("warehouse other"));
    }

    @Test
    void onlyOurTagsAreCompared() {
        assertThat(strict.differences(Map.of(Ownership.TAG, "w", "team", "data", "cost", "theirs")))
                .isEmpty();
    }

    @Test
    void aChangedTagOfTheUserIsOneDifference() {
        assertThat(strict.differences(Map.of(Ownership.TAG, "w", "team", "sales")))
                .containsExactly(new Difference("tags", "{team=sales}", "{team=data}", ""));
    }

    @Test
    void whatIsTakenOverIsMarkedSo() {
        assertThat(adopting.tagsToSet(Map.of("team", "data")))
                .containsOnly(Map.entry(Ownership.TAG, "w"), Map.entry(Ownership.ADOPTED, "true"));
    }

    @Test
    void whatWasTakenOverStaysMarked() {
        Map<String, String> taken = Map.of(Ownership.TAG, "w", Ownership.ADOPTED, "true", "team", "data");
        assertThat(adopting.tagsToSet(taken)).isEmpty();
        assertThat(strict.refusal(THING, taken)).isEmpty();
        assertThat(strict.isAdopted(taken)).isTrue();
    }
}
