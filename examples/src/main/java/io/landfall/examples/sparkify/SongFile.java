package io.landfall.examples.sparkify;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;

/** The one object of a song's file, its keys in the order of the original. */
@JsonNaming(SnakeCaseStrategy.class)
record SongFile(
        int numSongs,
        String artistId,
        BigDecimal artistLatitude,
        BigDecimal artistLongitude,
        String artistLocation,
        String artistName,
        String songId,
        String title,
        BigDecimal duration,
        int year) {

    static SongFile of(Song song) {
        Artist artist = song.artist();
        return new SongFile(
                1,
                artist.id(),
                artist.latitude(),
                artist.longitude(),
                artist.location(),
                artist.name(),
                song.id(),
                song.title(),
                song.duration(),
                song.year());
    }
}
