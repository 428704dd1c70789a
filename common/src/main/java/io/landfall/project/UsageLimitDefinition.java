package io.landfall.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * A bound on what a Serverless workgroup may consume.
 *
 * @param rpuHours within a period
 * @param breachAction what happens beyond it
 */
public record UsageLimitDefinition(long rpuHours, Period period, BreachAction breachAction) {

    public UsageLimitDefinition {
        period = Objects.requireNonNullElse(period, Period.MONTHLY);
        breachAction = Objects.requireNonNullElse(breachAction, BreachAction.LOG);
    }

    /** Over what the consumption is summed up. */
    public enum Period {
        @JsonProperty("daily")
        DAILY,
        @JsonProperty("weekly")
        WEEKLY,
        @JsonProperty("monthly")
        MONTHLY
    }

    /** What Serverless does when the limit is reached. */
    public enum BreachAction {
        @JsonProperty("log")
        LOG,
        @JsonProperty("emit-metric")
        EMIT_METRIC,
        @JsonProperty("deactivate")
        DEACTIVATE
    }
}
