package io.landfall.redshift.controlplane.account;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A cluster subnet group. Its name is in lower case. */
@RecordBuilder
public record SubnetGroup(String name, String description, List<String> subnets, Map<String, String> tags)
        implements SubnetGroupBuilder.With {

    public SubnetGroup {
        subnets = List.copyOf(subnets);
        tags = Map.copyOf(new TreeMap<>(tags));
    }
}
