package io.landfall.reliability.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the targets must hold, computed from the files on disk alone: plain Java, no SQL, nothing of the loads. Rows are written
 * as {@link Cell} writes them.
 */
public final class Reference {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<JsonNode> songs;
    private final List<JsonNode> plays;

    private Reference(List<JsonNode> songs, List<JsonNode> plays) {
        this.songs = songs;
        this.plays = plays;
    }

    /** Of every version that could be loaded. */
    public static Reference of(List<Landing> landings) {
        return new Reference(
                objects(landings, "song_data").toList(),
                objects(landings, "log_data")
                        .filter(e -> e.path("page").asText().equals("NextSong"))
                        .filter(e -> !e.path("userId").asText().isEmpty())
                        .toList());
    }

    /** How many rows a version holds. */
    public static long rows(Landing landing) {
        return objects(List.of(landing), landing.dataset()).count();
    }

    /** The rows of each target. */
    public Map<String, SortedSet<String>> targets() {
        Map<String, SortedSet<String>> targets = new TreeMap<>();
        targets.put("sparkify.songs", songs());
        targets.put("sparkify.artists", artists());
        targets.put("sparkify.songplays", songplays());
        targets.put("sparkify.users", users());
        targets.put("sparkify.time", moments());
        return targets;
    }

    private SortedSet<String> songs() {
        return least(songs, "song_id", Comparator.comparingInt(s -> s.path("year")
                        .asInt()))
                .map(s -> Cell.row(
                        s.path("song_id").asText(),
                        s.path("title").asText(),
                        s.path("artist_id").asText(),
                        s.path("year").asInt(),
                        s.path("duration").asDouble()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private SortedSet<String> artists() {
        Comparator<JsonNode> order = Comparator.comparing(
                        (JsonNode s) -> s.path("artist_name").asText())
                .thenComparing(s -> s.path("artist_location").asText())
                .thenComparing(s -> s.path("artist_latitude").asDouble())
                .thenComparing(s -> s.path("artist_longitude").asDouble());
        return least(songs, "artist_id", order)
                .map(s -> Cell.row(
                        s.path("artist_id").asText(),
                        s.path("artist_name").asText(),
                        s.path("artist_location").asText(),
                        s.path("artist_latitude").asDouble(),
                        s.path("artist_longitude").asDouble()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private SortedSet<String> songplays() {
        return plays.stream().map(this::songplay).collect(Collectors.toCollection(TreeSet::new));
    }

    private String songplay(JsonNode play) {
        Optional<JsonNode> song = songs.stream()
                .filter(s -> s.path("title").asText().equals(play.path("song").asText()))
                .filter(s -> s.path("artist_name")
                        .asText()
                        .equals(play.path("artist").asText()))
                .filter(s ->
                        s.path("duration").asDouble() == play.path("length").asDouble())
                .min(Comparator.comparing(s -> s.path("song_id").asText()));
        return Cell.row(
                md5(play.path("sessionId").asText()
                        + '|'
                        + play.path("itemInSession").asText()
                        + '|'
                        + play.path("ts").asText()),
                moment(play),
                play.path("userId").asInt(),
                play.path("level").asText(),
                song.map(s -> s.path("song_id").asText()).orElse(null),
                song.map(s -> s.path("artist_id").asText()).orElse(null),
                play.path("sessionId").asInt(),
                play.path("location").asText(),
                play.path("userAgent").asText());
    }

    private SortedSet<String> users() {
        return least(plays, "userId", Comparator.comparingLong(p -> -p.path("ts")
                        .asLong()))
                .map(p -> Cell.row(
                        p.path("userId").asInt(),
                        p.path("firstName").asText(),
                        p.path("lastName").asText(),
                        p.path("gender").asText(),
                        p.path("level").asText()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private SortedSet<String> moments() {
        return plays.stream()
                .map(Reference::moment)
                .map(t -> Cell.row(
                        t,
                        t.getHour(),
                        t.getDayOfMonth(),
                        t.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                        t.getMonthValue(),
                        t.getYear(),
                        t.getDayOfWeek().getValue() % 7))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<JsonNode> least(List<JsonNode> objects, String key, Comparator<JsonNode> order) {
        Map<String, JsonNode> least = objects.stream()
                .collect(Collectors.toMap(
                        o -> o.path(key).asText(), o -> o, (a, b) -> order.compare(a, b) <= 0 ? a : b, TreeMap::new));
        return least.values().stream();
    }

    private static LocalDateTime moment(JsonNode play) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(play.path("ts").asLong()), ZoneOffset.UTC);
    }

    private static Stream<JsonNode> objects(List<Landing> landings, String dataset) {
        return landings.stream()
                .filter(l -> l.kind().isLoaded() && l.dataset().equals(dataset))
                .flatMap(l -> read(l).stream());
    }

    private static List<JsonNode> read(Landing landing) {
        try (MappingIterator<JsonNode> objects =
                JSON.readerFor(JsonNode.class).readValues(landing.file().toFile())) {
            return objects.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return String.format(Locale.ROOT, "%032x", new BigInteger(1, digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
