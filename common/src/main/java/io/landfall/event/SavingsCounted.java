package io.landfall.event;

import java.time.Instant;

/**
 * What a pause saved, counted when it ended.
 *
 * @param pausedMillis how long the compute was stopped, in milliseconds
 * @param saved what the compute would have cost meanwhile at the configured price, in {@code currency}
 * @param currency such as {@code USD}
 */
public record SavingsCounted(
        String warehouse, Instant pausedAt, Instant resumedAt, long pausedMillis, double saved, String currency)
        implements WarehouseEvent {

    @Override
    public String key() {
        return warehouse + "/compute";
    }

    @Override
    public String identity() {
        return warehouse + '|' + pausedAt;
    }
}
