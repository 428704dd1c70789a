package io.landfall.stager.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.ledger.FileEntry;
import io.landfall.ledger.FileInventory.Entries;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.Whitespace;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Comparator<String> BYTES =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** Versions: in the bucket, and in the ledger; 0 is none. */
    @Property(tries = 300)
    void mergingFindsWhatComparingKeyByKeyFinds(
            @ForAll @Size(max = 40) Map<@NotEmpty @StringLength(max = 6) String, Integer> bucket,
            @ForAll @Size(max = 40)
                    Map<@AlphaChars @Whitespace @NotEmpty @StringLength(max = 2) String, Integer> ledger)
            throws Exception {
        Map<String, Integer> objects = readable(bucket);
        Map<String, Integer> known = readable(ledger);
        List<String> healed = new ArrayList<>();
        Tally tally = run(objects, known, healed);

        List<String> unknown = objects.keySet().stream()
                .filter(key -> !objects.get(key).equals(known.get(key)))
                .toList();
        assertThat(healed).containsExactlyElementsOf(unknown);
        assertThat(tally.of(Verdict.GONE))
                .isEqualTo(known.keySet().stream()
                        .filter(key -> !objects.containsKey(key))
                        .count());
        assertThat(tally.listed()).isEqualTo(objects.size());
        assertThat(tally.of(Verdict.MISSING))
                .isEqualTo(
                        unknown.stream().filter(key -> !known.containsKey(key)).count());
    }

    @Test
    void supplementaryCharactersComeAfterAllOthersAsInS3() throws Exception {
        Map<String, Integer> objects = new TreeMap<>(BYTES);
        List.of("a", "\uFF5E", "\uD83D\uDE00").forEach(key -> objects.put(key, 1));
        List<String> healed = new ArrayList<>();
        run(objects, objects, healed);
        assertThat(objects.keySet()).containsExactly("a", "\uFF5E", "\uD83D\uDE00");
        assertThat(healed).isEmpty();
    }

    @Test
    void aListingOutOfOrderIsNotComparedAtAll() {
        Iterator<ListedObject> listing = List.of(object("b", 1), object("a", 1)).iterator();
        assertThatThrownBy(() -> new Comparison(listing, Optional::empty, judge(), n -> {}).run(k -> true, f -> {}))
                .hasMessageContaining("not in the order of its keys");
    }

    private static Tally run(Map<String, Integer> objects, Map<String, Integer> known, List<String> healed)
            throws Exception {
        Iterator<ListedObject> listing = objects.entrySet().stream()
                .map(e -> object(e.getKey(), e.getValue()))
                .iterator();
        Iterator<Entries> entries = known.entrySet().stream()
                .map(e -> entries(e.getKey(), e.getValue()))
                .iterator();
        return new Comparison(
                        listing,
                        () -> entries.hasNext() ? Optional.of(entries.next()) : Optional.empty(),
                        judge(),
                        n -> {})
                .run(key -> true, file -> healed.add(file.key()));
    }

    /** What has no UTF-8 cannot be a key. */
    private static Map<String, Integer> readable(Map<String, Integer> keys) {
        return keys.entrySet().stream()
                .filter(e -> StandardCharsets.UTF_8.newEncoder().canEncode(e.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        e -> Math.floorMod(e.getValue(), 2),
                        (a, b) -> a,
                        () -> new TreeMap<>(BYTES)));
    }

    private static Judge judge() {
        return new Judge("bucket", NOON.plusSeconds(1), null, false, new Arrivals());
    }

    private static ListedObject object(String key, int version) {
        return new ListedObject(key, null, "v" + version, 1, NOON);
    }

    private static Entries entries(String key, int version) {
        return new Entries(key, List.of(new FileEntry("bucket", key, "v" + version, null, "b", true, null)));
    }
}
