package io.landfall.benchmarks;

import java.util.Locale;

/**
 * One measured claim.
 *
 * @param name for scripts, for example {@code copy-csv}
 * @param subject what was measured, with its figure
 * @param floor what it is compared with, with its figure
 * @param value the ratio, or the figure itself
 * @param limit the claim: {@code value} is at most this
 * @param unit of both, {@code x} for a ratio
 */
record Finding(String name, String subject, String floor, double value, double limit, String unit) {

    static Finding ratio(
            String name, String subject, Figure measured, String floor, Figure floorMeasured, double limit) {
        return new Finding(
                name,
                subject + " " + measured.text(),
                floor + " " + floorMeasured.text(),
                measured.median() / floorMeasured.median(),
                limit,
                "x");
    }

    boolean met() {
        return value <= limit;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-18s %8.2f %-3s (limit %.1f)  %s  %s | %s",
                name,
                value,
                unit,
                limit,
                met() ? "ok  " : "OVER",
                subject,
                floor);
    }
}
