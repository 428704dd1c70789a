package io.landfall.local.stack;

import io.landfall.local.kafka.EmbeddedKafka;
import io.landfall.local.kafka.EmbeddedKafkaConfig;
import java.util.List;

/** What the services stand on: Kafka, S3, SQS and the AWS control plane, which brings the warehouse. */
public final class Foundation {

    private Foundation() {}

    public static List<StackPart> of(StackSettings settings) {
        return List.of(new EmbeddedPart("kafka", () -> kafka(settings)));
    }

    private static AutoCloseable kafka(StackSettings settings) throws InterruptedException {
        EmbeddedKafka kafka = EmbeddedKafka.start(new EmbeddedKafkaConfig(
                settings.state().data("kafka"),
                StackSettings.HOST,
                settings.ports().kafka()));
        StackTopics.create(kafka.bootstrapServers());
        return kafka;
    }
}
