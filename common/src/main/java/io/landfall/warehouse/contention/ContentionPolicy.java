package io.landfall.warehouse.contention;

import java.time.Duration;

/**
 * When waiting for a lock is worth a look, and when who holds it is an orphan. Only sessions of Landfall lock a fence, so one
 * that holds it and does nothing belongs to a process that died, stands still, or lost its connection. To end it loses
 * nothing: its transaction is rolled back and, if anybody still works on it, done again from the beginning.
 *
 * @param every between two looks; short transactions are never looked at
 * @param idle how long a holder of a fence may run no statement
 * @param oldest how long a transaction under a fence may last, whatever it does
 */
public record ContentionPolicy(Duration every, Duration idle, Duration oldest) {

    /** For a warehouse whose COPYs may take most of an hour. */
    public static final ContentionPolicy STANDARD =
            new ContentionPolicy(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofHours(2));

    /** The same, but that a transaction may last at least twice as long as a statement in it. */
    public ContentionPolicy lasting(Duration statement) {
        Duration least = statement.multipliedBy(2);
        return new ContentionPolicy(every, idle, oldest.compareTo(least) < 0 ? least : oldest);
    }
}
