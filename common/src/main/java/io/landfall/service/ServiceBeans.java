package io.landfall.service;

import io.landfall.aws.AwsClients;
import io.landfall.project.Project;
import io.landfall.project.ProjectReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** What every service builds once at its start. */
@Dependent
public class ServiceBeans {

    @Produces
    @Singleton
    Project project(ServiceConfig config) {
        return ProjectReader.read(config.project());
    }

    @Produces
    @Singleton
    WarehouseConnector warehouseConnector(ServiceConfig config, Project project) {
        SecretsManagerClient secrets = AwsClients.build(SecretsManagerClient.builder()
                .region(AwsClients.region(project.warehouse().region())));
        return new WarehouseConnector(secrets, config.warehouse().tls());
    }
}
