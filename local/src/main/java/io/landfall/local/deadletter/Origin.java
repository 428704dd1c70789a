package io.landfall.local.deadletter;

import io.landfall.event.Topic;
import io.landfall.local.request.RequestException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Where a dead letter came from. It goes back only to a topic whose consumers do nothing twice: all of them read it again, also those
 * that had processed it.
 */
final class Origin {

    private static final Set<Topic> RETURNABLE = EnumSet.of(Topic.FILES, Topic.STAGING, Topic.TABLES, Topic.QUALITY);

    private Origin() {}

    /**
     * The topic a record goes back to.
     *
     * @param deadLetters the topic it is in
     * @throws RequestException if it must not be put back; the message says what to do instead
     */
    static String of(String deadLetters, Map<String, String> headers) {
        String origin = headers.get(LetterHeaders.TOPIC);
        if (RETURNABLE.stream().anyMatch(topic -> topic.topicName().equals(origin))) {
            return origin;
        }
        throw new RequestException("what is in %s cannot be put back: %s; then: ./landfall dead-letters discard %s"
                .formatted(deadLetters, instead(deadLetters, origin), deadLetters));
    }

    private static String instead(String deadLetters, String origin) {
        if (Topic.COMMANDS.topicName().equals(origin)) {
            return "every service would carry the commands out again, whatever has happened since; give those again that"
                    + " are still wanted";
        }
        if (deadLetters.startsWith(Topic.ALERTS.topicName() + '.')) {
            return "messages say what was then; mend the sink, try it with ./landfall alerts test SINK, and look at what"
                    + " is open now with ./landfall alerts";
        }
        if (deadLetters.startsWith(Topic.NOTIFICATIONS + '.')) {
            return "it was never read as a notification; ./landfall reconcile lands the files nobody heard of";
        }
        return "nothing says that it came from a topic it may go back to";
    }
}
