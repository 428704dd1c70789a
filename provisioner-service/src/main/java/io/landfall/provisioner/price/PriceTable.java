package io.landfall.provisioner.price;

import io.landfall.project.WarehouseDefinition;
import java.util.Optional;

/** Prices by region and by what is rented. */
@FunctionalInterface
public interface PriceTable {

    /** What the warehouse's compute costs; empty where the table does not know it. */
    Optional<Price> of(WarehouseDefinition warehouse);
}
