package io.landfall.provisioner.arrival;

import java.time.Instant;

/**
 * What Kafka knows about work.
 *
 * @param commands commands that were given and are not carried out
 * @param waiting records that stager, loader and quality have not finished; a retry not before its time comes near
 * @param lastWork when the newest record about files, batches, loads or checks was written; the epoch if there is none
 * @param lastCommand when the newest command was given; the epoch if there is none
 */
public record Activity(long commands, long waiting, Instant lastWork, Instant lastCommand) {

    boolean isCommandInHand() {
        return commands > 0;
    }

    boolean isWorkWaiting() {
        return waiting > 0;
    }
}
