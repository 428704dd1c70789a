package io.landfall.project;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody may have meant: the nearest of the words there are. */
public final class Suggestion {

    /** In a word of so many letters two slips still leave most of it. */
    private static final int LONG = 6;

    private Suggestion() {}

    /** {@code "; did you mean node_type?"}, or nothing where no word is near. */
    public static String didYouMean(String written, Collection<String> words) {
        return nearest(written, words)
                .map(word -> "; did you mean " + word + "?")
                .orElse("");
    }

    /** The word that takes the fewest slips of the finger; empty where every word takes more than one or two. */
    static Optional<String> nearest(String written, Collection<String> words) {
        String plain = plain(written);
        return words.stream()
                .min(Comparator.comparingInt(word -> distance(plain, plain(word))))
                .filter(word -> distance(plain, plain(word)) <= (plain.length() < LONG ? 1 : 2));
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
