package io.landfall.local.request;

import io.landfall.event.ChecksRefused;
import io.landfall.event.Event;
import io.landfall.event.LoadRequestRefused;
import io.landfall.event.PipelineCommand;
import io.landfall.event.RequestRefused;
import io.landfall.event.Topic;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Asks the service that carries out commands of one kind for a pipeline, and follows what comes of them. */
public record PipelineRequests(Request request) {

    private static final List<Topic> TOPICS =
            List.of(Topic.FILES, Topic.STAGING, Topic.TABLES, Topic.QUALITY, Topic.ALERTS);

    /** Hears of a command while it is carried out. */
    public interface Listener {

        /** An event of the command, the last one included. */
        void step(Event event);

        /** Something a person who waits should know. */
        void note(String sentence);
    }

    /**
     * Returns the event that ended the command well.
     *
     * @param end what an event that ends it well is
     * @throws RequestException if it was refused, or nothing is heard of it any more
     */
    public <E extends Event> E run(PipelineCommand command, Class<E> end, Listener listener)
            throws InterruptedException {
        return end.cast(run(command, end::isInstance, listener));
    }

    /**
     * As {@link #run(PipelineCommand, Class, Listener)}, for an end that is not to be told by its class.
     *
     * @param ends whether an event of the command ends it well
     */
    public Event run(PipelineCommand command, Predicate<Event> ends, Listener listener) throws InterruptedException {
        Event end = request.run(
                command,
                TOPICS,
                event -> refusal(event).isPresent() || ends.test(event),
                listener::step,
                new HeldLoads(command, listener::note));
        Optional<String> refusal = refusal(end);
        if (refusal.isPresent()) {
            throw new RequestException(refusal.get());
        }
        return end;
    }

    private static Optional<String> refusal(Event event) {
        if (event instanceof RequestRefused refused) {
            return Optional.of(refused.reason());
        }
        if (event instanceof LoadRequestRefused refused) {
            return Optional.of(refused.reason());
        }
        return event instanceof ChecksRefused refused ? Optional.of(refused.reason()) : Optional.empty();
    }
}
