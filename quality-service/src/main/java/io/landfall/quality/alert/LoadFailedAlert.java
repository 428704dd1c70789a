package io.landfall.quality.alert;

import io.landfall.event.AlertRaised;
import io.landfall.event.LoadFailed;
import io.landfall.event.Severity;
import java.time.Instant;

/** The alert for a load that was rolled back, in words a person can act on. */
public final class LoadFailedAlert {

    private LoadFailedAlert() {}

    public static AlertRaised of(String warehouse, LoadFailed failed) {
        return new AlertRaised(
                warehouse,
                failed.pipeline(),
                "load-failed",
                failed.pipeline() + "/load-failed/" + failed.load(),
                Severity.ERROR,
                null,
                failed.load(),
                "a load of pipeline " + failed.pipeline() + " was rolled back; its rows are not in the tables",
                failed.reason(),
                "the transaction was run again where that could help, and batches were tried one by one",
                "do what the evidence says; nothing staged is lost",
                "docs/runbook/load-failed.md",
                Instant.now(),
                1);
    }
}
