package io.landfall.provisioner.resource.serverless;

import java.util.Optional;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;
import software.amazon.awssdk.services.redshiftserverless.model.Namespace;
import software.amazon.awssdk.services.redshiftserverless.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftserverless.model.Workgroup;

/** The namespaces and workgroups of the account and region. */
final class Namespaces {

    static final String KIND = "serverless namespace";
    static final String AVAILABLE = "AVAILABLE";

    private final RedshiftServerlessClient serverless;

    Namespaces(RedshiftServerlessClient serverless) {
        this.serverless = serverless;
    }

    Optional<Namespace> namespace(String name) {
        try {
            return Optional.of(
                    serverless.getNamespace(r -> r.namespaceName(name)).namespace());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    Optional<Workgroup> workgroup(String name) {
        try {
            return Optional.of(
                    serverless.getWorkgroup(r -> r.workgroupName(name)).workgroup());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }
}
