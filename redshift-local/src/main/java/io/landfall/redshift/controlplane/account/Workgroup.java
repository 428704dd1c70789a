package io.landfall.redshift.controlplane.account;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Map;
import java.util.TreeMap;

/** A Serverless workgroup: the compute of a namespace. */
@RecordBuilder
public record Workgroup(String name, String namespace, Map<String, String> tags) implements WorkgroupBuilder.With {

    public Workgroup {
        tags = Map.copyOf(new TreeMap<>(tags));
    }
}
