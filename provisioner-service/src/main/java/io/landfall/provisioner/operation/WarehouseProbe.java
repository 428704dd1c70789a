package io.landfall.provisioner.operation;

import io.landfall.event.ClusterReady;
import io.landfall.failure.FailureKind;
import io.landfall.provisioner.failure.ProvisioningException;
import io.landfall.warehouse.RedshiftFailures;
import io.landfall.warehouse.Warehouse;
import java.security.GeneralSecurityException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code SELECT 1} through the driver. Right after {@code available} the endpoint may refuse connections for some seconds. */
public final class WarehouseProbe implements SqlProbe {

    private static final Logger LOG = LoggerFactory.getLogger(WarehouseProbe.class);

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
            if (!isAboutTls(e) && RedshiftFailures.classify(e) == FailureKind.RETRYABLE) {
                LOG.info("the SQL endpoint does not answer yet: {}", e.getMessage());
                return false;
            }
            throw new ProvisioningException("the SQL endpoint refuses: " + e.getMessage(), e);
        }
    }

    /** To the driver a certificate it does not trust is a connection that failed; it will not get better by itself. */
    private static boolean isAboutTls(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof GeneralSecurityException
                    || String.valueOf(cause.getMessage()).contains("SSL error")) {
                return true;
            }
        }
        return false;
    }
}
