package io.landfall.checks.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.checks.question.Measurement;
import io.landfall.checks.question.Verdict;
import io.landfall.event.Severity;
import io.landfall.project.check.Check;
import io.landfall.project.check.NotNull;
import io.landfall.project.check.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** How measurements are put together. */
class ScanTest {

    @Property(tries = 200)
    void everyMeasurementIsInOneScanOfItsRelationAndNoScanIsTooWide(
            @ForAll @Size(max = 300) List<@IntRange(max = 3) Integer> relations,
            @ForAll @IntRange(min = 1, max = 4) int columns) {
        Map<Item, Measurement> measurements = measurements(relations, columns);
        List<Scan> scans = Scan.of(measurements);
        List<Item> scanned = new ArrayList<>();
        for (Scan scan : scans) {
            scanned.addAll(scan.parts().keySet());
            assertThat(scan.parts()).isNotEmpty();
            assertThat(scan.parts().values())
                    .extracting(Measurement::from)
                    .containsOnly(scan.parts().values().iterator().next().from());
            assertThat(scan.parts().values().stream()
                            .mapToInt(m -> m.columns().size())
                            .sum())
                    .isLessThanOrEqualTo(200);
        }
        assertThat(scanned).containsExactlyInAnyOrderElementsOf(measurements.keySet());
        long fewest = relations.stream()
                .distinct()
                .mapToLong(r -> {
                    long parts = relations.stream().filter(r::equals).count();
                    long each = 200 / columns;
                    return (parts + each - 1) / each;
                })
                .sum();
        assertThat(scans).hasSize((int) fewest);
    }

    @Property(tries = 100)
    void halvesHaveAllThatTheWholeHas(@ForAll @Size(min = 2, max = 40) List<@IntRange(max = 0) Integer> relations) {
        Scan whole = Scan.of(measurements(relations, 1)).get(0);
        List<Scan> halves = whole.halves();
        assertThat(halves).hasSize(2).noneMatch(half -> half.parts().isEmpty());
        List<Item> items = new ArrayList<>(halves.get(0).parts().keySet());
        items.addAll(halves.get(1).parts().keySet());
        assertThat(items).containsExactlyElementsOf(whole.parts().keySet());
    }

    private static Map<Item, Measurement> measurements(List<Integer> relations, int columns) {
        Map<Item, Measurement> measurements = new LinkedHashMap<>();
        for (int i = 0; i < relations.size(); i++) {
            int number = i;
            List<String> names = IntStream.range(0, columns)
                    .mapToObj(c -> "MAX(c" + number + "_" + c + ")")
                    .toList();
            measurements.put(
                    new Item(check("c" + i), null),
                    new Measurement("t" + relations.get(i), names, a -> Verdict.of(true, "", ""), null));
        }
        return measurements;
    }

    private static Check check(String name) {
        return new Check(
                name,
                new NotNull(List.of("id")),
                List.of(),
                Severity.ERROR,
                null,
                Scope.TABLE,
                false,
                null,
                "",
                null,
                List.of(),
                20,
                null);
    }
}
