package io.landfall.quality.service;

import io.landfall.messaging.KafkaHeaders;
import io.landfall.quality.alert.DeadLetter;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Reads what a record in a topic of dead letters says of itself; never its value, which nobody could read. */
final class DeadLetterReader {

    static final String REASON = "dead-letter-reason";
    static final String SINK = "dead-letter-sink";

    private DeadLetterReader() {}

    static DeadLetter read(Message<String> message) {
        IncomingKafkaRecordMetadata<?, ?> about = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow(() -> new IllegalStateException("a record of Kafka without its metadata"));
        Map<String, String> headers = KafkaHeaders.toMap(about.getHeaders());
        String position = about.getPartition() + "/" + about.getOffset();
        return new DeadLetter(
                about.getTopic(), headers.getOrDefault(REASON, ""), headers.get(SINK), position, about.getTimestamp());
    }
}
