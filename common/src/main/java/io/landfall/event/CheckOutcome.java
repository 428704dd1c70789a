package io.landfall.event;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What one check found over one table.
 *
 * @param table null for a check over several tables together
 * @param observed what was found, in words, or the error the check's SQL ended with
 * @param expected what the project expects, in words
 * @param failingRows how many rows fail it; null where it is not about rows
 * @param samples a few of them, by column, in the order of the columns; masked where the project says so; empty for none
 * @param newest of a check of freshness, the newest time there is; null for any other
 * @param owner whom the project names; null for nobody
 */
public record CheckOutcome(
        String check,
        String table,
        CheckStatus status,
        Severity severity,
        String observed,
        String expected,
        Long failingRows,
        List<Map<String, String>> samples,
        Instant newest,
        String owner) {

    /** How many rows are shown at most. */
    public static final int MOST_SAMPLES = 3;

    public CheckOutcome {
        samples = Objects.requireNonNullElse(samples, List.<Map<String, String>>of()).stream()
                .limit(MOST_SAMPLES)
                .<Map<String, String>>map(LinkedHashMap::new)
                .toList();
    }

    /** One that is about no rows. */
    public CheckOutcome(
            String check, String table, CheckStatus status, Severity severity, String observed, String expected) {
        this(check, table, status, severity, observed, expected, null, null, null, null);
    }

    public boolean passed() {
        return status == CheckStatus.PASSED;
    }

    CheckOutcome withoutSamples() {
        return new CheckOutcome(check, table, status, severity, observed, expected, failingRows, null, newest, owner);
    }
}
