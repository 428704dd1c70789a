package io.landfall.provisioner.resource.cluster;

import io.landfall.provisioner.resource.Ownership;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;
import software.amazon.awssdk.services.redshiftserverless.model.ResourceNotFoundException;

/** Whether a warehouse has compute of either kind, whatever its definition says today. */
public final class FormerKinds {

    private static final Logger LOG = LoggerFactory.getLogger(FormerKinds.class);

    private static final int UNAVAILABLE = 503;

    private final Ownership ownership;

    public FormerKinds(Ownership ownership) {
        this.ownership = ownership;
    }

    /** Whether there is a provisioned cluster of this warehouse. */
    public boolean hasCluster(RedshiftClient redshift) {
        return new Clusters(redshift)
                .find(ownership.warehouse())
                .filter(cluster -> ownership.isOurs(ClusterTags.of(cluster)))
                .isPresent();
    }

    /**
     * Whether there is a Serverless workgroup of this warehouse. Who provisions clusters only may lack the permission to look, or the
     * service; then there is taken to be none.
     */
    public boolean hasWorkgroup(RedshiftServerlessClient serverless) {
        try {
            String arn = serverless
                    .getWorkgroup(r -> r.workgroupName(ownership.warehouse()))
                    .workgroup()
                    .workgroupArn();
            return serverless.listTagsForResource(r -> r.resourceArn(arn)).tags().stream()
                    .anyMatch(tag -> Ownership.TAG.equals(tag.key())
                            && ownership.warehouse().equals(tag.value()));
        } catch (ResourceNotFoundException e) {
            return false;
        } catch (AwsServiceException e) {
            if (e.isThrottlingException() || e.statusCode() == UNAVAILABLE) {
                throw e;
            }
            LOG.info("Cannot look for a Serverless workgroup {}: {}", ownership.warehouse(), e.getMessage());
            return false;
        }
    }
}
