package io.landfall.redshift.controlplane.account;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Map;
import java.util.TreeMap;

/** A cluster subnet group. */
@RecordBuilder
public record SubnetGroup(String name, Map<String, String> tags) implements SubnetGroupBuilder.With {

    public SubnetGroup {
        tags = Map.copyOf(new TreeMap<>(tags));
    }
}
