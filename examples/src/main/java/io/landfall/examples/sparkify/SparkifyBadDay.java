package io.landfall.examples.sparkify;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A day on which a release of the player went wrong: one listener is logged with a level that does not exist. The files are
 * well-formed, every row fits its column, so only a check can tell. The same bytes for a day every time.
 */
public final class SparkifyBadDay {

    /** The level that does not exist. */
    public static final String UNKNOWN_LEVEL = "trial";

    /** The day after the sample ends, and room for a few more samples. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2018, 12, 1);

    /** The level it should have been. */
    public static final String TRUE_LEVEL = "paid";

    private static final int SESSIONS = 4;
    private static final int PLAYS = 5;
    private static final int ROOM_FOR_SESSIONS = 10;
    private static final LocalTime NOON = LocalTime.of(12, 0);

    private final SparkifySample sample = new SparkifySample();
    private final LocalDate day;

    /** @param day what the file is of; days of the sample are taken */
    public SparkifyBadDay(LocalDate day) {
        this.day = day;
    }

    /** The file's path below the sample folder, which is also its key in the landing bucket. */
    public String key() {
        return SparkifySample.logPath(day);
    }

    /** The file as the broken release wrote it. */
    public byte[] wrong() {
        return SparkifySample.lines(events(UNKNOWN_LEVEL));
    }

    /** The file as it should have been, and as it is on a good day. */
    public byte[] good() {
        return SparkifySample.lines(events(TRUE_LEVEL));
    }

    /** How many plays the file has. */
    public int plays() {
        return SESSIONS * PLAYS;
    }

    private List<ListeningEvent> events(String levelOfTheFirst) {
        Random random = new Random(day.toEpochDay());
        Map<String, String> levels = latestLevels();
        List<ListeningEvent> events = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            Listener listener = sample.listeners().get((int)
                    ((day.toEpochDay() * SESSIONS + i) % sample.listeners().size()));
            String level = levels.getOrDefault(listener.id(), "free");
            events.addAll(session(i, listener, level, i == 0 ? levelOfTheFirst : level, random));
        }
        events.sort(Comparator.comparingLong(ListeningEvent::ts).thenComparing(ListeningEvent::sessionId));
        return events;
    }

    private List<ListeningEvent> session(int index, Listener listener, String first, String then, Random random) {
        long start =
                day.atTime(NOON).plusMinutes(index).toInstant(ZoneOffset.UTC).toEpochMilli();
        int id = Math.toIntExact(day.toEpochDay()) * ROOM_FOR_SESSIONS + index;
        Session session = new Session(listener, id, first, start, random);
        for (int play = 0; play < PLAYS; play++) {
            if (play == PLAYS / 2) {
                session.becomes(then);
            }
            session.play(
                    Play.of(sample.songs().get(random.nextInt(sample.songs().size()))));
        }
        return session.events();
    }

    /** So that a good day changes nobody's level. */
    private Map<String, String> latestLevels() {
        Map<String, String> levels = new HashMap<>();
        sample.events().stream()
                .filter(event -> !event.userId().isEmpty())
                .forEach(event -> levels.put(event.userId(), event.level()));
        return levels;
    }
}
