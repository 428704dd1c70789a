package io.landfall.redshift.sql;

import io.landfall.redshift.wire.ServerError;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The date parts of Redshift's date functions; PostgreSQL knows fewer spellings and wants them quoted. */
final class DatePart {
    private static final Map<String, String> CANONICAL = new HashMap<>();

    static {
        spell("millennium", "mil mils millennia");
        spell("century", "c cent cents centuries");
        spell("decade", "dec decs decades");
        spell("epoch", "");
        spell("year", "y yr yrs years");
        spell("quarter", "qtr qtrs quarters");
        spell("month", "mon mons months");
        spell("week", "w weeks");
        spell("dow", "dayofweek dw weekday");
        spell("doy", "dayofyear dy yearday");
        spell("day", "d days");
        spell("hour", "h hr hrs hours");
        spell("minute", "m mi min mins minutes");
        spell("second", "s sec secs seconds");
        spell("milliseconds", "ms msec msecs msecond mseconds millisec millisecs millisecon millisecond");
        spell("microseconds", "us usec usecs microsec microsecs microsecond");
        spell("timezone", "");
        spell("timezone_hour", "");
        spell("timezone_minute", "");
        spell("isodow", "");
        spell("isoyear", "");
    }

    private DatePart() {}

    /** PostgreSQL's name for a date part given bare or quoted, in any spelling Redshift takes. */
    static String canonical(Token token) {
        String name = token.isString() ? token.stringContent().toLowerCase(Locale.ROOT) : token.identifier();
        String canonical = CANONICAL.get(name.strip());
        if (canonical == null) {
            throw new StatementRefused(ServerError.of("22023", "timestamp units \"" + name + "\" not recognized"));
        }
        return canonical;
    }

    private static void spell(String canonical, String otherSpellings) {
        CANONICAL.put(canonical, canonical);
        for (String spelling : otherSpellings.split(" ")) {
            CANONICAL.put(spelling, canonical);
        }
    }
}
