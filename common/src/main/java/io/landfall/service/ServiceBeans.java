package io.landfall.service;

import io.landfall.aws.AwsClients;
import io.landfall.project.Installation;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** What every service builds once at its start. */
@Dependent
public class ServiceBeans {

    @Produces
    @Singleton
    Installation installation(ServiceConfig config) {
        return Installation.read(config.projects());
    }

    @Produces
    @Singleton
    WarehouseConnector warehouseConnector(ServiceConfig config, Installation installation) {
        SecretsManagerClient secrets = AwsClients.build(SecretsManagerClient.builder()
                .region(AwsClients.region(installation.warehouse().region())));
        return new WarehouseConnector(secrets, config.warehouse().tls());
    }
}
