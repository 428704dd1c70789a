package io.landfall.redshift.controlplane.protocol;

import java.util.Optional;
import java.util.function.Supplier;

/** Stands before the actions: every call passes it on its way in and its answer on the way out. */
public interface CallGate {

    /** Lets everything pass. */
    CallGate OPEN = new CallGate() {
        @Override
        public <T> Optional<T> pass(Call call, Supplier<T> answer) {
            return Optional.of(answer.get());
        }
    };

    /**
     * Has the call answered, or does not.
     *
     * @param answer performs the action; to be asked at most once
     * @return the answer; empty when the client shall not get one and finds its connection closed
     * @throws AwsFault when the call is refused, by the gate or by the action
     */
    <T> Optional<T> pass(Call call, Supplier<T> answer);
}
