package io.landfall.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.warehouse.QualifiedName;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LoadOrderTest {

    @Test
    void loadsRunAsTheyAreWrittenUnlessToldOtherwise() {
        assertThat(order(load("a", 1), load("b", 2), load("c", 3))).containsExactly("a1", "b2", "c3");
        assertThat(order(load("a", 1, "c"), load("b", 2), load("c", 3))).containsExactly("c3", "a1", "b2");
    }

    @Test
    void loadRunsBehindEveryLoadOfTheTargetItComesAfter() {
        assertThat(order(load("a", 1), load("b", 2, "a"), load("a", 3))).containsExactly("a1", "a3", "b2");
    }

    @Test
    void loadsOfOneTargetKeepTheirOrder() {
        assertThat(order(load("a", 1, "b"), load("a", 2), load("b", 3))).containsExactly("b3", "a1", "a2");
    }

    @Test
    void circleIsShown() {
        assertThatThrownBy(() -> LoadOrder.of(List.of(load("a", 1, "b"), load("b", 2, "c"), load("c", 3, "b"))))
                .hasMessage("s.b → s.c → s.b");
    }

    @Property(tries = 200)
    void everyLoadComesBehindWhatItIsAfter(@ForAll @Size(min = 1, max = 7) List<@IntRange(max = 6) Integer> after) {
        // A load comes after one of the loads that have a greater number, so there is no circle.
        List<Load> loads = IntStream.range(0, after.size())
                .mapToObj(i -> {
                    int other = i + 1 + after.get(i);
                    return other < after.size() ? load("t" + i, i, "t" + other) : load("t" + i, i);
                })
                .toList();
        List<Load> ordered = LoadOrder.of(loads);
        assertThat(ordered).containsExactlyInAnyOrderElementsOf(loads);
        for (Load load : ordered) {
            for (QualifiedName before : load.after()) {
                assertThat(ordered.stream().map(Load::target).toList().indexOf(before))
                        .isLessThan(ordered.indexOf(load));
            }
        }
    }

    private static List<String> order(Load... loads) {
        return LoadOrder.of(List.of(loads)).stream()
                .map(load -> load.target().name() + load.sql())
                .toList();
    }

    private static Load load(String table, int number, String... after) {
        return new Load(
                name(table),
                LoadMode.APPEND,
                null,
                null,
                null,
                null,
                Arrays.stream(after).map(LoadOrderTest::name).toList(),
                null,
                List.of("d"),
                "" + number);
    }

    private static QualifiedName name(String table) {
        return new QualifiedName("s", table);
    }
}
