package io.landfall.local.stack;

import io.landfall.local.kafka.EmbeddedKafka;
import io.landfall.local.kafka.EmbeddedKafkaConfig;
import io.landfall.local.s3.LocalS3;
import io.landfall.local.s3.LocalS3Config;
import io.landfall.local.sqs.EmbeddedSqs;
import io.landfall.local.sqs.EmbeddedSqsConfig;
import io.landfall.redshift.controlplane.ControlPlane;
import io.landfall.redshift.controlplane.ControlPlaneConfig;
import java.util.List;

/** What the services stand on: Kafka, S3, SQS and the AWS control plane, which brings the warehouse. */
public final class Foundation {

    /** The account everything pretends to belong to. */
    private static final String ACCOUNT = "000000000000";

    private Foundation() {}

    public static List<StackPart> of(StackSettings settings) {
        return List.of(
                new EmbeddedPart("kafka", () -> kafka(settings)),
                new EmbeddedPart("sqs", () -> sqs(settings)),
                new EmbeddedPart("s3", () -> s3(settings)),
                new EmbeddedPart("aws", () -> controlPlane(settings)));
    }

    private static AutoCloseable kafka(StackSettings settings) throws InterruptedException {
        EmbeddedKafka kafka = EmbeddedKafka.start(new EmbeddedKafkaConfig(
                settings.state().data("kafka"),
                StackSettings.HOST,
                settings.ports().kafka()));
        StackTopics.create(kafka.bootstrapServers(), settings.warehouse());
        return kafka;
    }

    private static AutoCloseable sqs(StackSettings settings) {
        return EmbeddedSqs.start(new EmbeddedSqsConfig(
                settings.state().data("sqs"),
                StackSettings.HOST,
                settings.ports().sqs(),
                settings.region(),
                ACCOUNT));
    }

    private static AutoCloseable s3(StackSettings settings) {
        return LocalS3.start(new LocalS3Config(
                settings.state().data("s3"),
                StackSettings.HOST,
                settings.ports().s3(),
                StackSettings.url(settings.ports().sqs()),
                settings.region()));
    }

    private static AutoCloseable controlPlane(StackSettings settings) {
        return ControlPlane.start(new ControlPlaneConfig(
                settings.state().data("aws"),
                StackSettings.HOST,
                settings.ports().aws(),
                settings.region(),
                ACCOUNT,
                settings.timings(),
                new ClusterDatabases(settings)));
    }
}
