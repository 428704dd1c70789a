package io.landfall.redshift.controlplane.account;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An EC2 security group of the default VPC. */
@RecordBuilder
public record SecurityGroup(
        String id, String name, String description, Map<String, String> tags, List<SecurityGroupRule> rules)
        implements SecurityGroupBuilder.With {

    public SecurityGroup {
        tags = Map.copyOf(new TreeMap<>(tags));
        rules = List.copyOf(rules);
    }
}
