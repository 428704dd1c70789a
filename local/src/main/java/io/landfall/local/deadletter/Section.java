package io.landfall.local.deadletter;

import org.apache.kafka.common.TopicPartition;

/**
 * The dead letters of one partition that nobody has settled.
 *
 * @param from offset of the first
 * @param to offset behind the last
 */
record Section(TopicPartition partition, long from, long to) {

    long records() {
        return to - from;
    }

    /** At most so many of the last ones. */
    Section last(long number) {
        return new Section(partition, Math.max(from, to - number), to);
    }
}
