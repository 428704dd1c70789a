package io.landfall.local.check;

import java.util.List;

/**
 * What one check found in one table.
 *
 * @param table what it looked at; null for a check of several tables
 * @param severity how much it matters when it fails, in lower case
 * @param observed what was found, in words; null where nothing was looked at
 * @param expected what the project expects, in words
 * @param failingRows how many rows are wrong; null where the check does not count them
 * @param samples some of them, each a JSON object; masked columns hide their values
 * @param owner null where the project names none
 * @param description the project's sentence about the check; empty where it has none
 */
public record CheckLine(
        String check,
        String table,
        CheckEnd end,
        String severity,
        String observed,
        String expected,
        Long failingRows,
        List<String> samples,
        String owner,
        String description) {

    public CheckLine {
        samples = samples == null ? List.of() : List.copyOf(samples);
        description = description == null ? "" : description.strip();
    }

    /** What was found instead of what, in one sentence. */
    public String finding() {
        if (end == CheckEnd.SKIPPED) {
            return observed == null ? "there was nothing to look at" : observed;
        }
        String rows = failingRows == null || failingRows == 0 ? "" : "; rows that fail: " + failingRows;
        return "found " + observed + ", expected " + expected + rows;
    }
}
