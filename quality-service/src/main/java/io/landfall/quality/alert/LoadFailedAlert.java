package io.landfall.quality.alert;

import io.landfall.event.AlertRaised;
import io.landfall.event.LoadFailed;

/** The alert for a load that was rolled back, in words a person can act on. */
public final class LoadFailedAlert {

    private LoadFailedAlert() {}

    public static AlertRaised of(LoadFailed failed) {
        return new AlertRaised(
                failed.pipeline(),
                "load-failed",
                failed.load(),
                "a load of pipeline " + failed.pipeline() + " was rolled back; its rows are not in the tables",
                failed.reason(),
                "the transaction was run again where that could help, and batches were tried one by one",
                "do what the evidence says; nothing staged is lost");
    }
}
