package io.landfall.project.check;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.landfall.event.RetryAction;
import java.util.Optional;

/** What is done when a check fails; the later, the stronger. */
public enum FailureAction {
    /** A person is told. */
    @JsonProperty("alert")
    ALERT(null),
    @JsonProperty("recheck")
    RECHECK(RetryAction.RECHECK),
    @JsonProperty("reload")
    RELOAD(RetryAction.RELOAD),
    @JsonProperty("restage")
    RESTAGE(RetryAction.RESTAGE),
    @JsonProperty("quarantine")
    QUARANTINE(RetryAction.QUARANTINE);

    private final RetryAction retry;

    FailureAction(RetryAction retry) {
        this.retry = retry;
    }

    /** What is asked for before a person is told; empty for nothing. */
    public Optional<RetryAction> retry() {
        return Optional.ofNullable(retry);
    }
}
