package io.landfall.examples.sparkify;

import java.math.BigDecimal;

/**
 * What the player reports to have played: names and a length, no ids.
 *
 * @param length seconds
 */
record Play(String artist, String song, BigDecimal length) {

    static Play of(Song song) {
        return new Play(song.artist().name(), song.title(), song.duration());
    }
}
