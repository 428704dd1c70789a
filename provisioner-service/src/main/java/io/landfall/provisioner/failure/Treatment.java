package io.landfall.provisioner.failure;

import java.time.Duration;

/** What to do about a failed AWS call. */
public sealed interface Treatment {

    /**
     * Look again after a pause, and act on what is found then.
     *
     * @param reason for a person, such as {@code AWS is busy with the cluster}
     * @param most how long this may go on without a success in between
     * @param pace how the pauses develop
     * @param advice what a person can do when it does not pass
     */
    record LookAgain(String reason, Duration most, Pace pace, String advice) implements Treatment {}

    /** A person has to act. {@code explanation} says what went wrong, where, and what to do. */
    record GiveUp(String explanation) implements Treatment {}

    /** How the pauses between two looks develop while a failure goes on. */
    enum Pace {
        /** They stay as they are. */
        STEADY,
        /** They get longer: asking as often as before would prolong the trouble. */
        GROWING
    }
}
