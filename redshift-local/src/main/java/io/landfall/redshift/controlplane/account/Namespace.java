package io.landfall.redshift.controlplane.account;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Map;
import java.util.TreeMap;

/** A Serverless namespace: the data, its admin and its roles. */
@RecordBuilder
public record Namespace(String name, Map<String, String> tags) implements NamespaceBuilder.With {

    public Namespace {
        tags = Map.copyOf(new TreeMap<>(tags));
    }
}
