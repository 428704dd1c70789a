package io.landfall.redshift.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Errors as Redshift words them; table, transaction and query numbers in them are made up. */
public enum ErrorPreset {
    /** "Managing concurrent write operations": the message proper is the bare number. */
    SERIALIZABLE_VIOLATION(
            "XX000",
            "1023",
            "Serializable isolation violation on table - 119371, transactions forming the cycle are: 1745830, 1745762"
                    + " (pid:15021)"),
    CONCURRENT_TRANSACTION("XX000", "could not complete because of conflict with concurrent transaction", null),
    DEADLOCK("40P01", "deadlock detected", null),
    DISK_FULL("53100", "Disk Full", framed("Disk Full", "1016", "node: 0", "fdisk_api.cpp:491")),
    WLM_CANCELLED("XX000", "Query (150) cancelled by WLM abort action", null),
    QUERY_CANCELLED("57014", "Query (150) cancelled on user's request", null),
    /** A login when all connections are taken. */
    TOO_MANY_CONNECTIONS("53300", "connection limit \"500\" exceeded for non-bootstrap users", null);

    private final SqlError error;

    ErrorPreset(String sqlState, String message, String detail) {
        this.error = new SqlError(sqlState, message, detail);
    }

    public SqlError error() {
        return error;
    }

    /** The name in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ErrorPreset> labelled(String label) {
        return Arrays.stream(values())
                .filter(preset -> preset.label().equals(label))
                .findFirst();
    }

    /** All names, for messages. */
    public static String labels() {
        return Arrays.stream(values()).map(ErrorPreset::label).collect(Collectors.joining(", "));
    }

    private static String framed(String text, String code, String context, String location) {
        String rule = "  -----------------------------------------------\n";
        return "\n" + rule + "  error:  " + text + "\n  code:      " + code + "\n  context:   " + context
                + "\n  query:     150\n  location:  " + location + "\n  process:   query0_150 [pid=15021]\n" + rule;
    }
}
