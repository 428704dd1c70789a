package io.landfall.redshift.copy.value;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates and times as PostgreSQL reads them; years before the first have an era. */
final class TemporalOutput {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    private TemporalOutput() {}

    static String date(LocalDate date) {
        return date.format(DATE) + era(date);
    }

    /** @param offset put behind the time, empty for none */
    static String timestamp(LocalDateTime moment, String offset) {
        return moment.format(TIMESTAMP) + offset + era(moment.toLocalDate());
    }

    private static String era(LocalDate date) {
        return date.getYear() < 1 ? " BC" : "";
    }
}
