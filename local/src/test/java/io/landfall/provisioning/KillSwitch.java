package io.landfall.provisioning;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Ends a provisioner after one of its calls to AWS took effect, before the provisioner hears of it. Calls that only read are not
 * counted: after one of them AWS is as it was before, so that being killed there is being killed after the call before.
 */
final class KillSwitch implements ExecutionInterceptor {

    private static final Pattern READS = Pattern.compile("Get|List|Describe|Head");

    private final Set<String> services;
    private final AtomicInteger callsLeft;
    private final Runnable kill;

    /**
     * @param services whose calls are counted, by the SDK's names; empty for all
     * @param calls how many calls that change something may be made
     * @param kill what happens at the last of them; does not return
     */
    KillSwitch(Set<String> services, int calls, Runnable kill) {
        this.services = services;
        this.callsLeft = new AtomicInteger(calls);
        this.kill = kill;
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        if (changes(attributes) && callsLeft.decrementAndGet() == 0) {
            kill.run();
        }
    }

    private boolean changes(ExecutionAttributes attributes) {
        boolean counted =
                services.isEmpty() || services.contains(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME));
        return counted
                && !READS.matcher(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME))
                        .lookingAt();
    }

    /** Not an exception: nothing catches it on its way out, as nothing survives a kill. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
