package io.landfall.redshift.controlplane.fault;

import io.landfall.redshift.controlplane.fault.LoggedCall.Outcome;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.Call;
import io.landfall.redshift.controlplane.protocol.CallGate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Disturbs calls as planned, denies those that are not allowed, and writes every one down. */
public final class DisturbedCalls implements CallGate {

    private final ControlPlaneFaults faults;
    private final CallLog log;
    private final String accountId;
    private final String region;
    private final Clock clock;

    public DisturbedCalls(ControlPlaneFaults faults, CallLog log, String accountId, String region, Clock clock) {
        this.faults = faults;
        this.log = log;
        this.accountId = accountId;
        this.region = region;
        this.clock = clock;
    }

    @Override
    public <T> Optional<T> pass(Call call, Supplier<T> answer) {
        Instant at = clock.instant();
        try {
            faults.checkAllowed(call, accountId, region);
            Optional<Disturbance> disturbance = faults.meet(call);
            disturbance.ifPresent(met -> refuse(call, met));
            if (disturbance.isPresent() && disturbance.get() instanceof Disturbance.LoseRequest) {
                write(call, at, Outcome.REQUEST_LOST, null);
                return Optional.empty();
            }
            T answered = answer.get();
            write(call, at, disturbance.isPresent() ? Outcome.ANSWER_LOST : Outcome.ANSWERED, null);
            return disturbance.isPresent() ? Optional.empty() : Optional.of(answered);
        } catch (RuntimeException e) {
            write(call, at, Outcome.REFUSED, e instanceof AwsFault fault ? fault.code() : "InternalFailure");
            throw e;
        }
    }

    private void refuse(Call call, Disturbance disturbance) {
        if (disturbance instanceof Disturbance.Refuse refuse) {
            throw refuse.refusal().of(call);
        } else if (disturbance instanceof Disturbance.Deny) {
            Permission missing = new Permission(call.permission(), ResourceName.of(call, accountId, region));
            throw AccessDenied.to(call, missing, accountId);
        }
    }

    private void write(Call call, Instant at, Outcome outcome, String code) {
        List<String> permissions = RequiredPermissions.of(call, accountId, region).stream()
                .map(Permission::action)
                .distinct()
                .toList();
        log.add(new LoggedCall(call.service(), call.action(), at, outcome, permissions, code));
    }
}
