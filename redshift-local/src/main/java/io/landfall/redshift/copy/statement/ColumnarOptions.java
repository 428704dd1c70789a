package io.landfall.redshift.copy.statement;

import io.landfall.redshift.sql.StatementRefused;
import io.landfall.redshift.wire.ServerError;
import java.util.Locale;
import java.util.Set;

/** What may stand beside FORMAT PARQUET (COPY reference, "COPY from columnar data formats"). */
final class ColumnarOptions {
    private static final Set<String> SUPPORTED =
            Set.of("manifest", "statupdate", "acceptinvchars", "fillrecord", "explicit_ids");

    private ColumnarOptions() {}

    /**
     * Refuses other options as Redshift does.
     *
     * @param given first words of the options of the command, in lower case
     */
    static void check(DataFormat format, Iterable<String> given) {
        if (!(format instanceof DataFormat.Parquet)) {
            return;
        }
        for (String word : given) {
            if (!SUPPORTED.contains(word)) {
                throw new StatementRefused(ServerError.of(
                        ServerError.FEATURE_NOT_SUPPORTED,
                        word.toUpperCase(Locale.ROOT) + " argument is not supported for PARQUET based COPY"));
            }
        }
    }
}
