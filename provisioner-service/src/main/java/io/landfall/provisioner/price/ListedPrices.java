package io.landfall.provisioner.price;

import io.landfall.project.WarehouseDefinition;
import io.landfall.project.WarehouseKind;
import java.util.Map;
import java.util.Optional;

/** On-demand prices by region. */
record ListedPrices(String currency, Map<String, RegionPrices> regions) implements PriceTable {

    private static final String CLUSTER_NOTE = "on demand; without managed storage, snapshots and Spectrum";
    private static final String SERVERLESS_NOTE =
            "at base capacity and only while queries run, 60 s at least each time; without storage and snapshots";

    ListedPrices {
        regions = Map.copyOf(regions);
    }

    @Override
    public Optional<Price> of(WarehouseDefinition warehouse) {
        Optional<RegionPrices> region = Optional.ofNullable(regions.get(warehouse.region()));
        return warehouse.kind() == WarehouseKind.SERVERLESS
                ? region.flatMap(RegionPrices::rpuHour)
                        .map(rpu -> new Price(rpu * warehouse.baseCapacity(), currency, SERVERLESS_NOTE))
                : region.flatMap(prices -> Optional.ofNullable(prices.nodes().get(warehouse.nodeType())))
                        .map(node -> new Price(node * warehouse.nodes(), currency, CLUSTER_NOTE));
    }
}
