package io.landfall.redshift.failure;

import io.landfall.redshift.wire.ServerError;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that is too long in bytes, or not ASCII where it has to be. */
final class CharacterWidth implements ErrorTranslator {
    /** The constraints that the catalog adds to character columns: kind, length in bytes, number of the column. */
    private static final Pattern WIDTH = Pattern.compile("redshift_(bytes|ascii)_(\\d+)_\\d+");

    private static final String CHECK_VIOLATION = "23514";
    private static final String STRING_TOO_LONG = "22001";
    private static final String NOT_ASCII = "\n  -----------------------------------------------\n"
            + "  error:  Invalid characters:\n"
            + "  code:      8001\n"
            + "  context:   Only ASCII characters are allowed in fixed length strings.\n"
            + "  -----------------------------------------------\n";

    @Override
    public Optional<ServerError> translate(ReportedError error) {
        Matcher matcher = WIDTH.matcher(error.constraint());
        if (!error.sqlState().equals(CHECK_VIOLATION) || !matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                matcher.group(1).equals("ascii")
                        ? new ServerError(ServerError.INTERNAL_ERROR, "Invalid characters:", NOT_ASCII)
                        : ServerError.of(
                                STRING_TOO_LONG,
                                "value too long for type character varying(" + matcher.group(2) + ")"));
    }
}
