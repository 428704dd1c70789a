package io.landfall.redshift.controlplane.fault;

import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.Call;

/** An error to answer a call with. */
@FunctionalInterface
public interface Refusal {

    /** The error in the words of the service that was called. */
    AwsFault of(Call call);

    /** The same error whatever the service. */
    static Refusal exactly(String code, int status, String message) {
        return call -> new AwsFault(code, status, message);
    }
}
