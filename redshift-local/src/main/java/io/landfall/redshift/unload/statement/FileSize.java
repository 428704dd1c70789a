package io.landfall.redshift.unload.statement;

import io.landfall.redshift.sql.StatementRefused;
import io.landfall.redshift.sql.Token;
import io.landfall.redshift.sql.TokenCursor;
import io.landfall.redshift.wire.ServerError;
import java.math.BigDecimal;

/** MAXFILESIZE and ROWGROUPSIZE: a number with an optional unit, MB unless told otherwise. */
final class FileSize {
    private static final BigDecimal MEGABYTE = BigDecimal.valueOf(1024L * 1024);
    private static final BigDecimal GIGABYTE = BigDecimal.valueOf(1024L * 1024 * 1024);

    /** Largest and default size of a file (UNLOAD reference, MAXFILESIZE). */
    static final long LARGEST_FILE = new BigDecimal("6.2").multiply(GIGABYTE).longValue();

    static final long SMALLEST_FILE = 5 * 1024 * 1024;
    static final long SMALLEST_ROW_GROUP = 32 * 1024 * 1024;
    static final long LARGEST_ROW_GROUP = 128 * 1024 * 1024;

    private FileSize() {}

    /** Reads the argument, in bytes. */
    static long parse(TokenCursor cursor, String option, long smallest, long largest) {
        cursor.skipWord("as");
        Token number = cursor.peek();
        if (number.type() != Token.Type.NUMBER) {
            throw cursor.syntaxError();
        }
        cursor.next();
        BigDecimal unit = cursor.skipWord("gb") ? GIGABYTE : MEGABYTE;
        cursor.skipWord("mb");
        BigDecimal bytes = new BigDecimal(number.text()).multiply(unit);
        if (bytes.compareTo(BigDecimal.valueOf(smallest)) < 0 || bytes.compareTo(BigDecimal.valueOf(largest)) > 0) {
            throw new StatementRefused(ServerError.of(
                    ServerError.SYNTAX_ERROR,
                    option + " must be between " + megabytes(smallest) + " MB and " + megabytes(largest) + " MB"));
        }
        return bytes.longValue();
    }

    private static long megabytes(long bytes) {
        return bytes / MEGABYTE.longValue();
    }
}
