package io.landfall.stager.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.stager.reconcile.ListedObject;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SelectedObjectsTest {

    @Test
    void listingsFollowOneAnotherAndWhatIsNotWantedIsLeftOut() {
        Map<String, List<String>> bucket = Map.of("a", List.of("a1", "a2"), "b", List.of(), "c", List.of("c1"));
        Iterator<ListedObject> objects = new SelectedObjects(
                List.of("a", "b", "c").iterator(),
                prefix -> bucket.get(prefix).stream()
                        .map(SelectedObjectsTest::object)
                        .iterator(),
                Predicate.not("a1"::equals));
        assertThat(objects).toIterable().extracting(ListedObject::key).containsExactly("a2", "c1");
    }

    @Test
    void noMoreIsReadThanIsAskedFor() {
        Iterator<ListedObject> endless = new SelectedObjects(
                List.of("a").iterator(),
                prefix ->
                        Stream.iterate(1, i -> i + 1).map(i -> object("a" + i)).iterator(),
                key -> true);
        assertThat(endless.next().key()).isEqualTo("a1");
        assertThat(endless.next().key()).isEqualTo("a2");
    }

    private static ListedObject object(String key) {
        return new ListedObject(key, null, "tag", 1, Instant.EPOCH);
    }
}
