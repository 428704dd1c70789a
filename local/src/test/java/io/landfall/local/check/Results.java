package io.landfall.local.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Results of checks for tests. */
final class Results {

    static final Instant AT = Instant.parse("2026-03-01T12:00:00.123Z");

    private Results() {}

    static PipelineChecks of(String pipeline, CheckLine... lines) {
        return new PipelineChecks(pipeline, "r1", AT, Duration.ofMillis(1234), Arrays.asList(lines), true);
    }

    static CheckLine passed(String check) {
        return line(check, CheckEnd.PASSED, "0", List.of());
    }

    static CheckLine line(String check, CheckEnd end, String observed, List<String> samples) {
        return new CheckLine(
                check,
                "shop.orders",
                end,
                end == CheckEnd.WARNED ? "warn" : "error",
                observed,
                "none",
                end == CheckEnd.FAILED ? 3L : null,
                samples,
                end.bad() ? "data-team" : null,
                "Orders without a customer.");
    }
}
