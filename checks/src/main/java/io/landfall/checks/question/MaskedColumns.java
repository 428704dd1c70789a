package io.landfall.checks.question;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Columns whose values are never shown. Names are the same in whatever case they are written, as they are to Redshift. */
public record MaskedColumns(Set<String> columns) {

    /** What stands in place of a value. */
    public static final String SIGN = "***";

    public static MaskedColumns of(List<String> columns) {
        return new MaskedColumns(columns.stream()
                .map(column -> column.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether the column's values are not shown. */
    public boolean hides(String column) {
        return columns.contains(column.toLowerCase(Locale.ROOT));
    }
}
