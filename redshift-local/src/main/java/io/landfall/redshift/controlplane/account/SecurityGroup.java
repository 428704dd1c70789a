package io.landfall.redshift.controlplane.account;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Map;
import java.util.TreeMap;

/** An EC2 security group. */
@RecordBuilder
public record SecurityGroup(String id, String name, Map<String, String> tags) implements SecurityGroupBuilder.With {

    public SecurityGroup {
        tags = Map.copyOf(new TreeMap<>(tags));
    }
}
