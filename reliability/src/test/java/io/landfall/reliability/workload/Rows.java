package io.landfall.reliability.workload;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Lines of the workload. What the project leaves open is avoided, so that there is one right answer in any order of files: no
 * two plays at one moment, and one spelling of a song's title and artist. Years, places and levels change.
 */
final class Rows {

    private static final List<String> NAMES = List.of("Ämy", "Bø", "Chloé", "Đan", "O'Neil", "Zoë \\\"Zed\\\"", "李");
    private static final List<String> PLACES = List.of("Reno, NV", "Zürich", "São Paulo", "Łódź", "A|B");
    private static final long FIRST_MOMENT = 1_541_000_000_123L;
    private static final int USERS = 40;
    private static final int SONGS = 60;
    private static final int MOST_EVENTS = 12;

    private final Random random;
    private final List<Integer> recent = new ArrayList<>();
    private int days;
    private int files;
    private long events;

    Rows(Random random) {
        this.random = random;
    }

    String logKey() {
        LocalDate day = LocalDate.of(2001, 1, 1).plusDays(days++);
        return String.format(Locale.ROOT, "log_data/%d/%02d/%s-events.json", day.getYear(), day.getMonthValue(), day);
    }

    String songKey() {
        return "song_data/" + (char) ('A' + random.nextInt(20)) + '/' + files++ + ".json";
    }

    /** Some events, a line each. */
    String events() {
        return IntStream.rangeClosed(0, random.nextInt(MOST_EVENTS))
                .mapToObj(i -> event(random.nextInt(4) > 0 ? "NextSong" : "Home", level()))
                .collect(Collectors.joining());
    }

    /** Events that COPY cannot load: the JSON ends in the middle, or a value is too long. */
    String broken() {
        return random.nextBoolean()
                ? events() + "{\"artist\": \"unfinished"
                : events() + event("NextSong", "a level of more than sixteen bytes");
    }

    private String level() {
        return random.nextBoolean() ? "free" : "paid";
    }

    private String event(String page, String level) {
        long number = events++;
        int user = random.nextInt(USERS);
        // Moments are distinct, and do not grow with the order of files.
        long moment = FIRST_MOMENT + (number ^ 0x155) * 60_007 * (number % 2 == 0 ? 1 : -1);
        int song = recent.isEmpty() || random.nextInt(3) == 0
                ? random.nextInt(SONGS)
                : recent.get(random.nextInt(recent.size()));
        return String.format(
                Locale.ROOT,
                "{\"artist\":\"%s\",\"auth\":\"Logged In\",\"firstName\":\"%s\",\"gender\":\"F\",\"itemInSession\":%d,"
                        + "\"lastName\":\"Oak %d\",\"length\":%s,\"level\":\"%s\",\"location\":\"%s\",\"method\":\"PUT\","
                        + "\"page\":\"%s\",\"registration\":1540991795796.0,\"sessionId\":%d,\"song\":\"%s\","
                        + "\"status\":200,\"ts\":%d,\"userAgent\":\"x/%d\",\"userId\":\"%s\"}%n",
                artist(song),
                NAMES.get(user % NAMES.size()),
                number % 9,
                user,
                length(song),
                level,
                PLACES.get(random.nextInt(PLACES.size())),
                page,
                number / 9,
                title(song),
                moment,
                number % 5,
                page.equals("Home") && user % 2 == 0 ? "" : Integer.toString(user));
    }

    /** One song, in one line. */
    String song() {
        int song = random.nextInt(SONGS);
        recent.add(song);
        return String.format(
                Locale.ROOT,
                "{\"num_songs\":1,\"artist_id\":\"AR%d\",\"artist_latitude\":%s,\"artist_longitude\":%s,"
                        + "\"artist_location\":\"%s\",\"artist_name\":\"%s\",\"song_id\":\"SO%03d\",\"title\":\"%s\","
                        + "\"duration\":%s,\"year\":%d}%n",
                song % 10,
                random.nextInt(90) + 0.25,
                random.nextInt(90) + 0.5,
                PLACES.get(random.nextInt(PLACES.size())),
                artist(song),
                song,
                title(song),
                length(song),
                1950 + random.nextInt(70));
    }

    private static String artist(int song) {
        return NAMES.get(song % 10 % NAMES.size()) + ' ' + song % 10;
    }

    /** Some songs share title, artist and length: the smaller id is the one a play finds. */
    private static String title(int song) {
        return "It's n° " + song % 50;
    }

    private static String length(int song) {
        return song % 50 + 100 + ".5";
    }
}
