package io.landfall.local.badday;

import io.landfall.event.Event;
import io.landfall.event.EventEnvelope;
import io.landfall.event.Topic;
import io.landfall.local.follow.EventFollower;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Everything the services say from a moment on. Topics come in any order, so what is waited for may have been said before. */
final class Chronicle implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final List<String> TOPICS = Stream.of(
                    Topic.FILES, Topic.STAGING, Topic.TABLES, Topic.QUALITY, Topic.ALERTS)
            .map(Topic::topicName)
            .toList();

    private final EventFollower follower;
    private final Duration patience;
    private final List<EventEnvelope> said = new ArrayList<>();

    /** @param patience how long a thing is waited for */
    Chronicle(String kafka, Duration patience) {
        this.follower = EventFollower.fromNow(kafka, TOPICS);
        this.patience = patience;
    }

    /**
     * Returns the first event of this kind, when it has been said.
     *
     * @param what it is, for a person who waits in vain
     * @throws NotAsToldException if it is not said in time
     */
    <E extends Event> E await(Class<E> type, String what, Predicate<E> wanted) {
        long began = System.nanoTime();
        while (System.nanoTime() - began <= patience.toNanos()) {
            Optional<E> found = all(type).filter(wanted).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            listen();
        }
        throw new NotAsToldException("%s did not happen within %d s".formatted(what, patience.toSeconds()));
    }

    /** Those of this kind that were said so far. */
    <E extends Event> Stream<E> all(Class<E> type) {
        return said.stream().map(EventEnvelope::event).filter(type::isInstance).map(type::cast);
    }

    /** All that was said, in the order it was heard. */
    List<EventEnvelope> events() {
        listen();
        return List.copyOf(said);
    }

    private void listen() {
        follower.poll(POLL).forEach(seen -> seen.envelope().ifPresent(said::add));
    }

    @Override
    public void close() {
        follower.close();
    }
}
