package io.landfall.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the star schema must hold, computed from the files alone, without SQL and without Landfall. */
final class SparkifyReference {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<JsonNode> songs;
    private final List<JsonNode> events;
    private final List<JsonNode> plays;

    private SparkifyReference(List<JsonNode> songs, List<JsonNode> events) {
        this.songs = songs;
        this.events = events;
        this.plays = events.stream()
                .filter(e -> "NextSong".equals(e.path("page").asText()))
                .toList();
    }

    static SparkifyReference of(Path data) throws IOException {
        return new SparkifyReference(read(data.resolve("song_data")), read(data.resolve("log_data")));
    }

    static int files(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return (int) files.filter(Files::isRegularFile).count();
        }
    }

    Map<String, Long> staged() {
        return new TreeMap<>(Map.of("log_data", (long) events.size(), "song_data", (long) songs.size()));
    }

    Map<String, Long> tables() {
        return new TreeMap<>(Map.of(
                "sparkify.songplays", (long) plays.size(),
                "sparkify.songs", distinct(songs, s -> s.path("song_id").asText()),
                "sparkify.artists", distinct(songs, s -> s.path("artist_id").asText()),
                "sparkify.users", distinct(plays, e -> e.path("userId").asText()),
                "sparkify.time", distinct(plays, e -> e.path("ts").asText())));
    }

    long playsWithSong() {
        var known = songs.stream()
                .map(s -> recognisedBy(s.path("title"), s.path("artist_name"), s.path("duration")))
                .collect(Collectors.toSet());
        return plays.stream()
                .filter(e -> known.contains(recognisedBy(e.path("song"), e.path("artist"), e.path("length"))))
                .count();
    }

    /** How many users have each level, by their newest play. */
    Map<String, Long> levels() {
        Map<String, String> levels = new TreeMap<>();
        plays.stream()
                .sorted(Comparator.comparingLong(e -> e.path("ts").asLong()))
                .forEach(e ->
                        levels.put(e.path("userId").asText(), e.path("level").asText()));
        return levels.values().stream().collect(Collectors.groupingBy(l -> l, TreeMap::new, Collectors.counting()));
    }

    private static String recognisedBy(JsonNode title, JsonNode artist, JsonNode duration) {
        return title.asText() + '|' + artist.asText() + '|' + duration.asDouble();
    }

    private static long distinct(List<JsonNode> rows, Function<JsonNode, String> key) {
        return rows.stream().map(key).distinct().count();
    }

    private static List<JsonNode> read(Path folder) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try (MappingIterator<JsonNode> objects =
                        JSON.readerFor(JsonNode.class).readValues(file.toFile())) {
                    objects.forEachRemaining(rows::add);
                }
            }
        }
        return rows;
    }
}
