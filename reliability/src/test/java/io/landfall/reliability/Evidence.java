package io.landfall.reliability;

import io.landfall.reliability.proof.Sentence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** How often each sentence of the proof was asked, about how much, and what ever spoke against it. */
final class Evidence {

    private final Map<String, Asked> sentences = new LinkedHashMap<>();

    /**
     * What became of one sentence.
     *
     * @param times how often it was asked
     * @param most the largest number of things it was about
     */
    record Asked(int times, long most, List<String> against) {

        private Asked and(Sentence sentence) {
            List<String> all = new ArrayList<>(against);
            all.addAll(sentence.against());
            return new Asked(times + 1, Math.max(most, sentence.looked()), List.copyOf(all));
        }
    }

    /** Takes the sentences down, and says whether all of them hold. */
    synchronized boolean add(List<Sentence> proof) {
        proof.forEach(s -> sentences.put(
                s.text(),
                sentences.getOrDefault(s.text(), new Asked(0, 0, List.of())).and(s)));
        return proof.stream().allMatch(Sentence::holds);
    }

    /** Whatever spoke against any sentence. */
    synchronized List<String> against() {
        return sentences.values().stream().flatMap(a -> a.against().stream()).toList();
    }

    synchronized void forEach(BiConsumer<String, Asked> row) {
        sentences.forEach(row);
    }
}
