package io.landfall.ledger;

import io.landfall.event.EventId;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;

/** Ids of batches and loads: when, in UTC, and a hash of what; they sort by time and can end a table's name. */
public final class BatchId {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyyMMdd'_'HHmmss", Locale.ROOT);
    private static final int HASH_DIGITS = 10;

    private BatchId() {}

    /** @param content what the batch or load is made of */
    public static String of(Clock clock, Collection<?> content) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        return WHEN.format(now)
                + '_'
                + EventId.hash(content + "|" + clock.millis()).substring(0, HASH_DIGITS);
    }
}
