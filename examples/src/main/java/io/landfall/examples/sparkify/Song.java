package io.landfall.examples.sparkify;

import java.math.BigDecimal;

/**
 * A song of the catalogue.
 *
 * @param trackId names the song's file
 * @param duration seconds
 * @param year 0 where nobody knows
 */
record Song(String trackId, String id, String title, Artist artist, BigDecimal duration, int year) {

    /** Folders are the letters three to five of the track id, as in the Million Song Dataset. */
    String path() {
        return "song_data/%c/%c/%c/%s.json".formatted(trackId.charAt(2), trackId.charAt(3), trackId.charAt(4), trackId);
    }
}
