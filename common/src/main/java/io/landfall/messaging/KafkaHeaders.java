package io.landfall.messaging;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Headers of a Kafka record as text. */
public final class KafkaHeaders {

    private KafkaHeaders() {}

    public static Headers of(Map<String, String> values) {
        Headers headers = new RecordHeaders();
        values.forEach((name, value) -> headers.add(name, bytes(value)));
        return headers;
    }

    /** Of a header that is there twice, the last one counts. */
    public static Map<String, String> toMap(Headers headers) {
        Map<String, String> values = new HashMap<>();
        headers.forEach(
                h -> values.put(h.key(), h.value() == null ? "" : new String(h.value(), StandardCharsets.UTF_8)));
        return values;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
