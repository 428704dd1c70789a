package io.landfall.redshift.controlplane.account;

import io.landfall.redshift.controlplane.warehouse.Endpoint;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Serverless workgroup: the compute of a namespace.
 *
 * @param id the last part of its ARN
 * @param namespace its name
 * @param endpoint where its database listens, or last listened; null until it was up for the first time
 * @param failure why the database did not start, or null; such a workgroup keeps its status and can only be deleted
 */
@RecordBuilder
public record Workgroup(
        String name,
        String id,
        String namespace,
        WorkgroupSettings settings,
        Map<String, String> tags,
        Instant createdAt,
        ServerlessStatus status,
        Endpoint endpoint,
        String failure)
        implements WorkgroupBuilder.With {

    public Workgroup {
        tags = Map.copyOf(new TreeMap<>(tags));
    }

    /** The port to start on: where it was before, so that its endpoint stays, or the one asked for. */
    public int portToStartOn() {
        return endpoint == null ? settings.port() : endpoint.port();
    }
}
