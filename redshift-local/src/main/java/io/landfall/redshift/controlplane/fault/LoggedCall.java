package io.landfall.redshift.controlplane.fault;

import io.landfall.redshift.controlplane.protocol.AwsService;
import java.time.Instant;
import java.util.List;

/**
 * A call that came in.
 *
 * @param at when it came in
 * @param permissions what a policy has to allow for it, the action itself first, each once
 * @param code of the error it was answered with; null when there was none
 */
public record LoggedCall(
        AwsService service, String action, Instant at, Outcome outcome, List<String> permissions, String code) {

    /** How it ended. */
    public enum Outcome {
        /** The action took place, its answer was sent. */
        ANSWERED,
        /** An error was sent. */
        REFUSED,
        /** Nothing took place, the connection was closed. */
        REQUEST_LOST,
        /** The action took place, the connection was closed. */
        ANSWER_LOST
    }

    public String permission() {
        return service.permission(action);
    }
}
