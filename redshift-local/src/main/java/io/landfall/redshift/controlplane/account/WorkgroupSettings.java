package io.landfall.redshift.controlplane.account;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a workgroup is configured to be, by the words of its API reference.
 *
 * @param baseCapacity in Redshift processing units
 * @param maxCapacity in Redshift processing units, or null without a limit
 * @param priceTarget 1 to 100 when a price-performance target decides the capacity, or null
 * @param configParameters by their keys
 */
@RecordBuilder
public record WorkgroupSettings(
        int baseCapacity,
        Integer maxCapacity,
        Integer priceTarget,
        SortedMap<String, String> configParameters,
        boolean enhancedVpcRouting,
        boolean publiclyAccessible,
        int port,
        List<String> subnets,
        List<String> securityGroups,
        String trackName,
        String ipAddressType)
        implements WorkgroupSettingsBuilder.With {

    public WorkgroupSettings {
        configParameters = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(configParameters)));
        subnets = List.copyOf(subnets);
        securityGroups = List.copyOf(securityGroups);
    }
}
