package io.landfall.provisioner.service;

import io.landfall.project.Installation;
import io.landfall.provisioner.aws.Aws;
import io.landfall.provisioner.price.PriceTable;
import io.landfall.provisioner.price.PriceTables;
import io.landfall.service.ServiceConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the provisioner builds once at its start. */
@Dependent
public class ProvisionerBeans {

    @Produces
    @Singleton
    Aws aws(Installation installation, ServiceConfig service) {
        return Aws.of(installation.warehouse().region(), service.s3().pathStyle());
    }

    void close(@Disposes Aws aws) {
        aws.close();
    }

    @Produces
    @Singleton
    PriceTable prices(ProvisionerConfig config) {
        return config.prices().map(PriceTables::of).orElseGet(PriceTables::standard);
    }
}
