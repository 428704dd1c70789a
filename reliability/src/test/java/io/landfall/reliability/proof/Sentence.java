package io.landfall.reliability.proof;

import java.util.List;

/**
 * One sentence of the proof, and what speaks against it.
 *
 * @param text the sentence
 * @param looked how many things were looked at; a sentence about nothing proves nothing
 * @param against the first of what contradicts it; empty if it holds
 */
public record Sentence(String text, long looked, List<String> against) {

    private static final int MOST_SHOWN = 12;

    public Sentence {
        against = against.stream().limit(MOST_SHOWN).toList();
    }

    public boolean holds() {
        return against.isEmpty();
    }

    @Override
    public String toString() {
        return (holds() ? "holds (" + looked + "): " : "DOES NOT HOLD: ")
                + text
                + (holds() ? "" : "\n    " + String.join("\n    ", against));
    }
}
