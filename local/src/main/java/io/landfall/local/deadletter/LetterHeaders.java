package io.landfall.local.deadletter;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** What a consumer wrote on a record when it put it aside, before the record's own headers. */
public final class LetterHeaders {

    /** Why it could not be processed. */
    public static final String REASON = "dead-letter-reason";

    /** The topic it came from. */
    public static final String TOPIC = "dead-letter-topic";

    private static final String PREFIX = "dead-letter-";

    private LetterHeaders() {}

    /** Whether the header is none of the record's own. */
    public static boolean isAdded(String name) {
        return name.startsWith(PREFIX);
    }

    /** The record's own headers. */
    static Headers own(Headers headers) {
        Headers own = new RecordHeaders();
        headers.forEach(header -> {
            if (!isAdded(header.key())) {
                own.add(header);
            }
        });
        return own;
    }
}
