package io.landfall.local.request;

import io.landfall.event.Event;
import io.landfall.event.EventEnvelope;
import io.landfall.event.Topic;
import io.landfall.local.follow.EventFollower;
import io.landfall.local.follow.EventPublisher;
import io.landfall.local.follow.SeenEvent;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Publishes a command and follows the events that name it as their origin, until one of them ends it. */
public final class Request {

    /** Where the events of a person come from. */
    public static final String SOURCE = "landfall-cli";

    private static final Duration POLL = Duration.ofMillis(500);

    private final String kafka;
    private final Duration patience;
    private final Answerer answerer;

    /**
     * @param kafka {@code host:port}
     * @param patience how long nothing may be heard of the command
     */
    public Request(String kafka, Duration patience, Answerer answerer) {
        this.kafka = kafka;
        this.patience = patience;
        this.answerer = answerer;
    }

    /**
     * Returns the event that ended the command, well or badly.
     *
     * @param topics where what comes of it is announced
     * @param ends whether an event of the command is its end
     * @param steps hears every event of the command, the last one included
     * @throws RequestException if nothing is heard of the command any more
     */
    public Event run(Event command, Collection<Topic> topics, Predicate<Event> ends, Consumer<Event> steps)
            throws InterruptedException {
        return run(command, topics, ends, steps, Bystander.NONE);
    }

    Event run(
            Event command, Collection<Topic> topics, Predicate<Event> ends, Consumer<Event> steps, Bystander bystander)
            throws InterruptedException {
        EventEnvelope envelope = EventEnvelope.first(SOURCE, command);
        RequestProgress progress = new RequestProgress(envelope, ends);
        List<String> names = topics.stream().map(Topic::topicName).toList();
        try (EventFollower follower = EventFollower.fromNow(kafka, names);
                EventPublisher publisher = new EventPublisher(kafka)) {
            publisher.publish(envelope);
            Silence silence = new Silence(patience, answerer, bystander);
            while (progress.outcome().isEmpty()) {
                for (SeenEvent seen : follower.poll(POLL)) {
                    seen.envelope().map(EventEnvelope::event).ifPresent(bystander::hear);
                    Optional<Event> step = seen.envelope().flatMap(progress::accept);
                    step.ifPresent(steps);
                    step.ifPresent(event -> silence.broken());
                }
                silence.check();
            }
        }
        return progress.outcome().orElseThrow();
    }
}
