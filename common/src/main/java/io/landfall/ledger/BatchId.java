package io.landfall.ledger;

import io.landfall.event.EventId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/** Ids of batches and loads: when, in UTC, to the millisecond, and a hash of what; they sort by time and can end a table's name. */
public final class BatchId {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyyMMdd'_'HHmmss", Locale.ROOT);
    private static final int HASH_DIGITS = 10;
    private static final int MILLIS_DIGITS = 3;
    private static final Pattern ID = Pattern.compile("\\d{8}_\\d{6}_[0-9a-f]{" + HASH_DIGITS + "}");

    private BatchId() {}

    /**
     * An id that comes behind those of earlier milliseconds.
     *
     * @param content what the batch or load is made of
     */
    public static String of(Clock clock, Collection<?> content) {
        Instant now = clock.instant();
        long millis = now.toEpochMilli();
        return beginning(now)
                + String.format(Locale.ROOT, "_%03x", Math.floorMod(millis, 1000L))
                + EventId.hash(content + "|" + millis).substring(0, HASH_DIGITS - MILLIS_DIGITS);
    }

    /** What ids of this second begin with; those of earlier times come before it in the alphabet. */
    public static String beginning(Instant when) {
        return WHEN.format(LocalDateTime.ofInstant(when, ZoneOffset.UTC));
    }

    /** Whether the text has the form of an id. */
    public static boolean is(String text) {
        return ID.matcher(text).matches();
    }
}
