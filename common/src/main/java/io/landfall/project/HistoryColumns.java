package io.landfall.project;

import java.util.List;
import java.util.Objects;

/**
 * How a target of mode {@code scd2} tells versions of a row. A version holds from {@code validFrom} on, until before
 * {@code validTo}; the newest one has no end.
 *
 * @param validFrom the SELECT yields it: since when the row has been so
 * @param validTo written by Landfall: {@code validFrom} of the next version, or NULL
 * @param current written by Landfall: whether there is no next version
 * @param track columns in which a difference makes a new version; none means all that the SELECT yields besides the key
 */
public record HistoryColumns(String validFrom, String validTo, String current, List<String> track) {

    static final HistoryColumns DEFAULT = new HistoryColumns(null, null, null, null);

    public HistoryColumns {
        validFrom = Objects.requireNonNullElse(validFrom, "valid_from");
        validTo = Objects.requireNonNullElse(validTo, "valid_to");
        current = Objects.requireNonNullElse(current, "current");
        track = List.copyOf(Objects.requireNonNullElse(track, List.of()));
    }
}
