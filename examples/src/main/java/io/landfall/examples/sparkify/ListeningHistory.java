package io.landfall.examples.sparkify;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Lets the listeners use the service for two weeks. */
final class ListeningHistory {

    static final LocalDate FIRST_DAY = LocalDate.of(2018, 11, 1);
    static final int DAYS = 14;

    private static final int SESSIONS_A_DAY = 9;
    /** Every event of the original ends in these milliseconds. */
    private static final int MILLIS = 796;

    private static final int SECONDS_OF_DAY = 80_000;
    /** One play in so many is a song of the catalogue; in the original it is one in thousands. */
    private static final int CATALOGUE_SHARE = 14;

    private static final List<Page> SIDE_PAGES = List.of(
            Page.HOME, Page.HOME, Page.HOME, Page.SETTINGS, Page.SAVE_SETTINGS, Page.HELP, Page.ABOUT, Page.ERROR);

    private final List<Song> songs;
    private final List<Listener> listeners;
    private final Random random;
    private final Map<String, String> levels = new HashMap<>();
    private int nextSession = 101;

    ListeningHistory(List<Song> songs, List<Listener> listeners, Random random) {
        this.songs = songs;
        this.listeners = listeners;
        this.random = random;
    }

    /** All events, oldest first. */
    List<ListeningEvent> events() {
        List<ListeningEvent> events = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            events.addAll(day(day));
        }
        events.sort(Comparator.comparingLong(ListeningEvent::ts)
                .thenComparing(ListeningEvent::sessionId)
                .thenComparing(ListeningEvent::itemInSession));
        return events;
    }

    private List<ListeningEvent> day(int day) {
        long midnight =
                FIRST_DAY.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        long shared = midnight + 1000L * random.nextInt(SECONDS_OF_DAY) + MILLIS;
        List<ListeningEvent> events = new ArrayList<>();
        for (int i = 0; i < SESSIONS_A_DAY; i++) {
            // Two listeners start in the same instant, so that one time has several plays.
            long start = i < 2 ? shared : midnight + 1000L * random.nextInt(SECONDS_OF_DAY) + MILLIS;
            int listener = (day * SESSIONS_A_DAY + i) % listeners.size();
            events.addAll(session(day, listener, start, i < 2));
        }
        return events;
    }

    private List<ListeningEvent> session(int day, int index, long start, boolean playsAtOnce) {
        Listener listener = listeners.get(index);
        String level = levels.getOrDefault(listener.id(), index % 4 == 3 ? "paid" : "free");
        Session session = new Session(listener, nextSession++, level, start, random);
        if (!playsAtOnce && random.nextInt(3) == 0) {
            session.anonymous(Page.HOME);
            session.anonymous(Page.LOGIN);
        }
        int songsPlayed = 3 + random.nextInt(7);
        for (int i = 0; i < songsPlayed; i++) {
            session.play(play());
            if (random.nextInt(6) == 0) {
                session.visit(SIDE_PAGES.get(random.nextInt(SIDE_PAGES.size())));
            }
        }
        changeLevel(day, index, session);
        if (random.nextInt(4) == 0) {
            session.visit(Page.LOGOUT);
            session.anonymous(Page.HOME);
        }
        levels.put(listener.id(), session.level());
        return session.events();
    }

    /** Four listeners start to pay in the first week; one of them stops in the second. */
    private void changeLevel(int day, int index, Session session) {
        if (day < 7 && index % 6 == 0 && index < 24 && session.level().equals("free")) {
            session.visit(Page.UPGRADE);
            session.visit(Page.SUBMIT_UPGRADE);
            session.becomes("paid");
            session.play(play());
        } else if (day >= 7 && index == 6 && session.level().equals("paid")) {
            session.visit(Page.DOWNGRADE);
            session.visit(Page.SUBMIT_DOWNGRADE);
            session.becomes("free");
            session.play(play());
        }
    }

    private Play play() {
        Song song = songs.get(random.nextInt(songs.size()));
        return switch (random.nextInt(CATALOGUE_SHARE)) {
            case 0 -> Play.of(song);
            // The same names, another recording: must not match.
            case 1 ->
                new Play(song.artist().name(), song.title(), song.duration().add(new BigDecimal("3.5")));
            default ->
                new Play(
                        "The " + song.artist().name(),
                        song.title() + " No. " + (1 + random.nextInt(9)),
                        SongCatalogue.decimal(90 + 300 * random.nextDouble()));
        };
    }
}
