package io.landfall.local.deadletter;

import io.landfall.local.follow.SeenEvent;
import java.time.Instant;
import java.util.List;

/** The dead letters of one topic that nobody has settled, as they were when it was looked; what comes later is none of it. */
public final class Backlog {

    private final String topic;
    private final List<Section> sections;
    private final Instant oldest;
    private final SeenEvent newest;

    /** @param newest the record that was put there last */
    Backlog(String topic, List<Section> sections, Instant oldest, SeenEvent newest) {
        this.topic = topic;
        this.sections = List.copyOf(sections);
        this.oldest = oldest;
        this.newest = newest;
    }

    /** The topic of dead letters. */
    public String topic() {
        return topic;
    }

    /** How many there are; at least 1. */
    public long records() {
        return sections.stream().mapToLong(Section::records).sum();
    }

    /** When the oldest was put there. */
    public Instant oldest() {
        return oldest;
    }

    /** When the newest was put there. */
    public Instant newest() {
        return newest.time();
    }

    /** Why the newest could not be processed; empty where nothing says. */
    public String reason() {
        return newest.headers().getOrDefault(LetterHeaders.REASON, "");
    }

    /**
     * The topic that the newest goes back to.
     *
     * @throws io.landfall.local.request.RequestException if it must not be put back; the message says what to do instead
     */
    public String origin() {
        return Origin.of(newest.topic(), newest.headers());
    }

    List<Section> sections() {
        return sections;
    }
}
