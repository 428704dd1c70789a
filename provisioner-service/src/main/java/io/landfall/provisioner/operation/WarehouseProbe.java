package io.landfall.provisioner.operation;

import io.landfall.event.ClusterReady;
import io.landfall.failure.FailureKind;
import io.landfall.provisioner.failure.ProvisioningException;
import io.landfall.warehouse.RedshiftFailures;
import io.landfall.warehouse.Warehouse;
import java.util.function.Function;

/** {@code SELECT 1} through the driver. Right after {@code available} the endpoint may refuse connections for some seconds. */
public final class WarehouseProbe implements SqlProbe {

    private final Function<ClusterReady, Warehouse> connect;

    public WarehouseProbe(Function<ClusterReady, Warehouse> connect) {
        this.connect = connect;
    }

    @Override
    public boolean answers(ClusterReady candidate) {
        try {
            return connect.apply(candidate)
                    .session(session ->
                            session.createQuery("SELECT 1").mapTo(Integer.class).one() == 1);
        } catch (Exception e) {
            if (RedshiftFailures.classify(e) == FailureKind.RETRYABLE) {
                return false;
            }
            throw new ProvisioningException("the SQL endpoint refuses: " + e.getMessage(), e);
        }
    }
}
