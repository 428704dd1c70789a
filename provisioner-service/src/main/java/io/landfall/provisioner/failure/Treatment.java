package io.landfall.provisioner.failure;

import java.time.Duration;

/** What to do about a failed AWS call. */
public sealed interface Treatment {

    /**
     * Look again after a pause, and act on what is found then.
     *
     * @param reason for a person, such as {@code AWS is busy with the cluster}
     * @param most how long this may go on without a success in between
     */
    record LookAgain(String reason, Duration most) implements Treatment {}

    /** A person has to act. {@code explanation} says what went wrong and what to do. */
    record GiveUp(String explanation) implements Treatment {}
}
