package io.landfall.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Events to CloudEvents 1.0 in the binary mode of the Kafka binding, and back: attributes are {@code ce_} headers, the
 * value is the event's JSON alone. Thread-safe.
 */
public final class EventCodec {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL)
            .build();

    /** What the ledger has room for. */
    private static final int LONGEST_ID = 64;

    private EventCodec() {}

    /** The value of the Kafka record. */
    public static String json(Event event) {
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that cannot be written: " + event, e);
        }
    }

    /** The headers of the Kafka record. */
    public static Map<String, String> headers(EventEnvelope envelope) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", envelope.id());
        headers.put("ce_type", envelope.event().type());
        headers.put("ce_source", envelope.source());
        headers.put("ce_subject", envelope.event().key());
        headers.put("ce_time", envelope.time().toString());
        headers.put("ce_correlationid", envelope.correlationId());
        headers.put("ce_causationid", envelope.causationId());
        headers.put("traceparent", envelope.trace().header());
        headers.put("content-type", "application/json");
        return headers;
    }

    /**
     * Reads an event. Properties this version does not know are ignored, so that a newer producer does no harm.
     *
     * @throws MalformedEventException if a required header is missing, an id is too long, the type is unknown, or the value
     *     is not its JSON
     */
    public static EventEnvelope decode(Map<String, String> headers, String value) {
        String id = bounded("ce_id", required(headers, "ce_id"));
        String type = required(headers, "ce_type");
        Class<? extends Event> eventClass = EventTypes.classOf(type)
                .orElseThrow(() -> new MalformedEventException("no event of type " + type + " is known"));
        String correlation = bounded("ce_correlationid", headers.getOrDefault("ce_correlationid", id));
        return new EventEnvelope(
                id,
                required(headers, "ce_source"),
                time(required(headers, "ce_time")),
                correlation,
                bounded("ce_causationid", headers.getOrDefault("ce_causationid", id)),
                TraceParent.parse(headers.get("traceparent"), correlation),
                read(eventClass, value));
    }

    /**
     * Reads the value of an event whose class is known, as stored in the ledger.
     *
     * @throws MalformedEventException if the value is not the JSON of such an event
     */
    public static <E extends Event> E read(Class<E> type, String value) {
        try {
            E event = JSON.readValue(value == null ? "" : value, type);
            if (event == null) {
                throw new MalformedEventException(type.getSimpleName() + " is null");
            }
            Required.components(event);
            return event;
        } catch (JsonProcessingException e) {
            throw new MalformedEventException(
                    "not the JSON of " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new MalformedEventException("header ce_time is not a time: " + text, e);
        }
    }

    /** A longer one could not be recorded, and the files or batches it came with would be blamed for it. */
    private static String bounded(String name, String id) {
        if (id.getBytes(StandardCharsets.UTF_8).length > LONGEST_ID) {
            throw new MalformedEventException("header " + name + " has more than " + LONGEST_ID + " bytes");
        }
        return id;
    }

    private static String required(Map<String, String> headers, String name) {
        String value = headers.get(name);
        if (value == null || value.isBlank()) {
            throw new MalformedEventException("header " + name + " is missing");
        }
        return value;
    }
}
