package io.landfall.provisioning;

import io.landfall.provisioner.permission.ApiCall;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Writes down every call that goes out, in order. */
final class RecordedCalls implements ExecutionInterceptor {

    private final List<ApiCall> calls = new CopyOnWriteArrayList<>();

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        calls.add(ApiCall.of(
                attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME)));
    }

    List<ApiCall> all() {
        return List.copyOf(calls);
    }

    /** Each kind once. */
    SortedSet<ApiCall> kinds() {
        return new TreeSet<>(calls);
    }

    /** Those that do more than look. */
    List<ApiCall> changing() {
        return calls.stream()
                .filter(call -> !call.operation().matches("(Describe|Get|List|Head).*"))
                .toList();
    }

    void clear() {
        calls.clear();
    }
}
