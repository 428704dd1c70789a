package io.landfall.local.follow;

import io.landfall.event.EventEnvelope;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A record of a topic as one line of text: time, topic, type, key, what it says, and which chain it belongs to. */
public final class EventLine {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final String PREFIX = "landfall.";
    private static final int CORRELATION_DIGITS = 8;

    private final ZoneId zone;

    public EventLine(ZoneId zone) {
        this.zone = zone;
    }

    public String render(SeenEvent seen) {
        return seen.envelope().map(envelope -> event(seen, envelope)).orElseGet(() -> deadLetter(seen));
    }

    private String event(SeenEvent seen, EventEnvelope envelope) {
        return line(
                seen,
                envelope.event().getClass().getSimpleName(),
                EventSummary.of(envelope.event()),
                shortened(envelope.correlationId()));
    }

    /** Among the dead letters anything may be found; the reason is a header. */
    private String deadLetter(SeenEvent seen) {
        String what = seen.headers().getOrDefault("dead-letter-reason", seen.value() == null ? "" : seen.value());
        return line(seen, "unreadable", EventSummary.oneLine(what), "-");
    }

    private String line(SeenEvent seen, String type, String summary, String correlation) {
        String topic = seen.topic().startsWith(PREFIX) ? seen.topic().substring(PREFIX.length()) : seen.topic();
        return "%s  %-9s  %-17s  %-20s  %s  [%s]"
                .formatted(
                        TIME.format(seen.time().atZone(zone)),
                        topic,
                        type,
                        seen.key() == null ? "-" : seen.key(),
                        summary,
                        correlation);
    }

    private static String shortened(String correlationId) {
        return correlationId.substring(0, Math.min(CORRELATION_DIGITS, correlationId.length()));
    }
}
