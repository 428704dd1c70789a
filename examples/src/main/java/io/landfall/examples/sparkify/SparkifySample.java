package io.landfall.examples.sparkify;

import io.landfall.examples.SampleFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The sample files of the Sparkify example: the shape of the data sets they stand for, none of their content. The seed is
 * fixed and no clock is read, so every run gives the same bytes.
 */
public final class SparkifySample {

    private static final long SEED = 20181101L;

    private final List<Song> songs;
    private final List<Listener> listeners;
    private final List<ListeningEvent> events;

    public SparkifySample() {
        Random random = new Random(SEED);
        songs = new SongCatalogue(random).songs();
        listeners = new Listeners(random).all();
        events = new ListeningHistory(songs, listeners, random).events();
    }

    /** The content of every file by its path below the sample folder, which is also its key in the landing bucket. */
    public SortedMap<String, byte[]> files() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        songs.forEach(song -> files.put(song.path(), SampleJson.song(song).getBytes(StandardCharsets.UTF_8)));
        byDay().forEach((day, ofDay) -> files.put(logPath(day), lines(ofDay)));
        return files;
    }

    List<Song> songs() {
        return songs;
    }

    List<Listener> listeners() {
        return listeners;
    }

    List<ListeningEvent> events() {
        return events;
    }

    private Map<LocalDate, List<ListeningEvent>> byDay() {
        return events.stream()
                .collect(Collectors.groupingBy(
                        event -> LocalDate.ofInstant(Instant.ofEpochMilli(event.ts()), ZoneOffset.UTC)));
    }

    static String logPath(LocalDate day) {
        return "log_data/%1$tY/%1$tm/%1$tF-events.json".formatted(day);
    }

    /** One object a line, and no line end after the last one: so the original has it. */
    static byte[] lines(List<ListeningEvent> events) {
        return events.stream()
                .map(SampleJson::event)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Writes the sample anew. What was in the folder before is deleted.
     *
     * @param args the folder
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("usage: SparkifySample FOLDER");
            System.exit(64);
        }
        SampleFolder.write(Path.of(args[0]), new SparkifySample().files());
    }
}
