package io.landfall.project.alert;

/** @param topic ARN of an SNS topic; one whose name ends with {@code .fifo} is first in, first out */
public record SnsSettings(String topic) implements SinkSettings {

    /** The region that the ARN names. */
    public String region() {
        return topic.split(":")[3];
    }

    /** Whether messages have a group and are deduplicated by SNS. */
    public boolean fifo() {
        return topic.endsWith(".fifo");
    }
}
