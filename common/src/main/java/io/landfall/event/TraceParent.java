package io.landfall.event;

import java.util.regex.Pattern;

/**
 * The W3C {@code traceparent} of an event. The trace is the chain's: its id is derived from the correlation id, so every
 * service finds the same trace without being told.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits
 */
public record TraceParent(String traceId, String spanId) {

    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}");
    private static final int SPAN_DIGITS = 16;

    static TraceParent startedBy(String correlationId) {
        return new TraceParent(EventId.hash("trace|" + correlationId), span(correlationId));
    }

    TraceParent childFor(String eventId) {
        return new TraceParent(traceId, span(eventId));
    }

    /** Reads a header; one of another form is replaced by the chain's own, as the W3C recommendation asks. */
    static TraceParent parse(String header, String correlationId) {
        var match = FORM.matcher(header == null ? "" : header);
        return match.matches() ? new TraceParent(match.group(1), match.group(2)) : startedBy(correlationId);
    }

    String header() {
        return "00-" + traceId + '-' + spanId + "-01";
    }

    private static String span(String seed) {
        return EventId.hash("span|" + seed).substring(0, SPAN_DIGITS);
    }
}
