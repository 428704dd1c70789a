package io.landfall.redshift.controlplane.serverless;

import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.Namespace;
import io.landfall.redshift.controlplane.account.NamespaceSnapshot;
import io.landfall.redshift.controlplane.account.ServerlessStatus;
import io.landfall.redshift.controlplane.account.UsageLimit;
import io.landfall.redshift.controlplane.account.Workgroup;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import java.util.Optional;

/** The errors of the API, all with HTTP status 400, and the look-ups that end in one of them. */
final class ServerlessFaults {

    private ServerlessFaults() {}

    static AwsFault invalid(String message) {
        return AwsFault.of("ValidationException", message);
    }

    static AwsFault conflict(String message) {
        return AwsFault.of("ConflictException", message);
    }

    static AwsFault notFound(String message) {
        return AwsFault.of("ResourceNotFoundException", message);
    }

    static AwsFault quotaExceeded(String message) {
        return AwsFault.of("ServiceQuotaExceededException", message);
    }

    static Namespace namespace(AccountState state, String name) {
        return state.namespace(name).orElseThrow(() -> notFound("Serverless namespace " + name + " not found."));
    }

    static Workgroup workgroup(AccountState state, String name) {
        return state.workgroup(name).orElseThrow(() -> notFound("Serverless workgroup " + name + " not found."));
    }

    static UsageLimit usageLimit(AccountState state, String id) {
        return state.usageLimits().values().stream()
                .filter(limit -> limit.id().equals(id))
                .findFirst()
                .orElseThrow(() -> notFound("Usage limit " + id + " not found."));
    }

    static NamespaceSnapshot snapshot(AccountState state, String name) {
        return Optional.ofNullable(state.namespaceSnapshots().get(name))
                .orElseThrow(() -> notFound("Snapshot " + name + " not found."));
    }

    /** The namespace when neither it nor its workgroup is in transition, and no snapshot of it is being taken. */
    static Namespace idleNamespace(AccountState state, String name, String doing) {
        Namespace namespace = namespace(state, name);
        boolean workgroupBusy = state.workgroupOf(name)
                .filter(workgroup -> workgroup.status() != ServerlessStatus.AVAILABLE)
                .isPresent();
        boolean copied = state.namespaceSnapshots().values().stream().anyMatch(snapshot -> snapshot.occupies(name));
        if (namespace.status() != ServerlessStatus.AVAILABLE || workgroupBusy || copied) {
            throw conflict("There is an operation running on the namespace. Try %s the namespace again later."
                    .formatted(doing));
        }
        return namespace;
    }

    /** The workgroup when neither it nor its namespace is in transition. */
    static Workgroup idleWorkgroup(AccountState state, String name, String doing) {
        Workgroup workgroup = workgroup(state, name);
        boolean idle = workgroup.status() == ServerlessStatus.AVAILABLE
                && namespace(state, workgroup.namespace()).status() == ServerlessStatus.AVAILABLE;
        if (!idle) {
            throw conflict("There is an operation running on the workgroup. Try %s the workgroup again later."
                    .formatted(doing));
        }
        return workgroup;
    }
}
