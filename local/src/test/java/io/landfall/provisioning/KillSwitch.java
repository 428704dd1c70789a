package io.landfall.provisioning;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Ends a provisioner after one of its calls to AWS took effect, before the provisioner hears of it. */
final class KillSwitch implements ExecutionInterceptor {

    private final AtomicInteger callsLeft;
    private final Runnable kill;

    /**
     * @param calls how many calls may be made
     * @param kill what happens at the last of them; does not return
     */
    KillSwitch(int calls, Runnable kill) {
        this.callsLeft = new AtomicInteger(calls);
        this.kill = kill;
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        if (callsLeft.decrementAndGet() == 0) {
            kill.run();
        }
    }

    /** Not an exception: nothing catches it on its way out, as nothing survives a kill. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
