package io.landfall.local.request;

import io.landfall.event.Event;
import io.landfall.event.PipelineCommand;
import io.landfall.event.Topic;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Asks the service that carries out commands of one kind for a pipeline, and follows what comes of them. */
public record PipelineRequests(Request request) {

    private static final List<Topic> TOPICS =
            List.of(Topic.FILES, Topic.STAGING, Topic.TABLES, Topic.QUALITY, Topic.ALERTS);

    /**
     * Returns the event that ended the command, well or badly.
     *
     * @param ends whether an event of the command is its end
     * @param steps hears every event of the command, the last one included
     * @throws RequestException if nothing is heard of the command any more
     */
    public Event run(PipelineCommand command, Predicate<Event> ends, Consumer<Event> steps)
            throws InterruptedException {
        return request.run(command, TOPICS, ends, steps);
    }
}
