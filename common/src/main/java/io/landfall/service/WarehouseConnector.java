package io.landfall.service;

import io.landfall.event.ClusterReady;
import io.landfall.warehouse.SecretsManagerCredentials;
import io.landfall.warehouse.Warehouse;
import io.landfall.warehouse.WarehouseAddress;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** From the announcement of a warehouse to the warehouse. */
public final class WarehouseConnector {

    private final SecretsManagerClient secrets;
    private final boolean tls;

    WarehouseConnector(SecretsManagerClient secrets, boolean tls) {
        this.secrets = secrets;
        this.tls = tls;
    }

    /** Connects to nothing yet. */
    public Warehouse connect(ClusterReady ready) {
        return new Warehouse(
                new WarehouseAddress(ready.host(), ready.port(), ready.database(), ready.secretArn(), tls),
                new SecretsManagerCredentials(secrets));
    }
}
