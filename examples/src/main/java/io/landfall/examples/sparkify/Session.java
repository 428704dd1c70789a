package io.landfall.examples.sparkify;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One visit of a listener: numbers its events and moves its clock. */
final class Session {

    private static final int SONG_SECONDS = 180;

    private final Listener listener;
    private final int id;
    private final Random random;
    private final List<ListeningEvent> events = new ArrayList<>();
    private String level;
    private long clock;

    /** @param start milliseconds since 1970 */
    Session(Listener listener, int id, String level, long start, Random random) {
        this.listener = listener;
        this.id = id;
        this.level = level;
        this.clock = start;
        this.random = random;
    }

    /** Nobody is logged in: the level is still known, the user is not. */
    void anonymous(Page page) {
        events.add(new ListeningEvent(
                null,
                "Logged Out",
                null,
                null,
                events.size(),
                null,
                null,
                level,
                null,
                page.method(),
                page.title(),
                null,
                id,
                null,
                page.status(),
                clock,
                null,
                ""));
        pass(1 + random.nextInt(30));
    }

    void visit(Page page) {
        add(page, new Play(null, null, null));
        pass(1 + random.nextInt(45));
    }

    void play(Play play) {
        add(Page.NEXT_SONG, play);
        pass(SONG_SECONDS + random.nextInt(SONG_SECONDS));
    }

    /** What the following events are logged with; the form that changes it still carries the old level. */
    void becomes(String newLevel) {
        level = newLevel;
    }

    String level() {
        return level;
    }

    List<ListeningEvent> events() {
        return List.copyOf(events);
    }

    private void add(Page page, Play play) {
        events.add(new ListeningEvent(
                play.artist(),
                "Logged In",
                listener.firstName(),
                listener.gender(),
                events.size(),
                listener.lastName(),
                play.length(),
                level,
                listener.location(),
                page.method(),
                page.title(),
                listener.registration(),
                id,
                play.song(),
                page.status(),
                clock,
                listener.userAgent(),
                listener.id()));
    }

    private void pass(int seconds) {
        clock += 1000L * seconds;
    }
}
