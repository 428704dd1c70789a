package io.landfall.quality.notify.route;

import io.landfall.event.AlertCleared;
import io.landfall.event.AlertRaised;
import io.landfall.event.Severity;
import io.landfall.project.Glob;
import io.landfall.project.alert.AlertMatch;

/** Whether a route takes an alert. A clearing is taken wherever its alert was. */
final class Matcher {

    private static final Glob ANY = new Glob("*");

    private final Severity least;
    private final Glob pipeline;
    private final Glob owner;
    private final Glob alert;
    private final Glob key;

    Matcher(AlertMatch match) {
        this.least = match.severity();
        this.pipeline = glob(match.pipeline());
        this.owner = glob(match.owner());
        this.alert = glob(match.alert());
        this.key = glob(match.key());
    }

    private static Glob glob(String written) {
        return written == null ? ANY : new Glob(written);
    }

    boolean takes(AlertRaised raised) {
        return takes(raised.severity(), raised.pipeline(), raised.owner(), raised.alert(), raised.key());
    }

    boolean takes(AlertCleared cleared) {
        return takes(cleared.severity(), cleared.pipeline(), cleared.owner(), cleared.alert(), cleared.key());
    }

    private boolean takes(Severity severity, String ofPipeline, String ofOwner, String ofAlert, String ofKey) {
        return severity.compareTo(least) >= 0
                && pipeline.matches(ofPipeline == null ? "" : ofPipeline)
                && owner.matches(ofOwner == null ? "" : ofOwner)
                && alert.matches(ofAlert)
                && key.matches(ofKey);
    }
}
