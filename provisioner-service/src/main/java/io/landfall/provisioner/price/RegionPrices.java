package io.landfall.provisioner.price;

import java.util.Map;
import java.util.Optional;

/**
 * What compute costs in one region.
 *
 * @param nodes for one hour of a node, by its type
 * @param rpuHour for one RPU-hour of Serverless
 */
record RegionPrices(Map<String, Double> nodes, Optional<Double> rpuHour) {

    RegionPrices {
        nodes = Map.copyOf(nodes);
    }
}
