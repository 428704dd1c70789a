package io.landfall.provisioner.resource;

import io.landfall.project.WarehouseDefinition;
import software.amazon.awssdk.policybuilder.iam.IamEffect;
import software.amazon.awssdk.policybuilder.iam.IamPolicy;
import software.amazon.awssdk.policybuilder.iam.IamPrincipalType;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** The role that COPY reads the landing bucket with, and nothing else. */
public final class CopyRole {

    private static final String POLICY = "landfall-read-landing";

    private final IamClient iam;
    private final WarehouseDefinition warehouse;

    public CopyRole(IamClient iam, WarehouseDefinition warehouse) {
        this.iam = iam;
        this.warehouse = warehouse;
    }

    /** Creates the role where it is missing and writes its policy; returns its ARN. */
    public String ensure() {
        String arn = createOrFind();
        iam.putRolePolicy(r -> r.roleName(name())
                .policyName(POLICY)
                .policyDocument(readLandingBucket().toJson()));
        return arn;
    }

    /** Deletes the role with its policy. */
    public String remove() {
        try {
            iam.listRolePolicies(r -> r.roleName(name()))
                    .policyNames()
                    .forEach(policy ->
                            iam.deleteRolePolicy(r -> r.roleName(name()).policyName(policy)));
            iam.deleteRole(r -> r.roleName(name()));
            return "deleted";
        } catch (NoSuchEntityException e) {
            return "was gone";
        }
    }

    private String createOrFind() {
        try {
            return iam.createRole(r -> r.roleName(name())
                            .description("Lets Redshift read what lands for " + warehouse.warehouse())
                            .assumeRolePolicyDocument(trust().toJson())
                            .tags(t -> t.key(Cluster.TAG).value(warehouse.warehouse())))
                    .role()
                    .arn();
        } catch (EntityAlreadyExistsException e) {
            return iam.getRole(r -> r.roleName(name())).role().arn();
        }
    }

    private String name() {
        return warehouse.roleName();
    }

    private static IamPolicy trust() {
        return IamPolicy.builder()
                .addStatement(s -> s.effect(IamEffect.ALLOW)
                        .addPrincipal(IamPrincipalType.SERVICE, "redshift.amazonaws.com")
                        .addAction("sts:AssumeRole"))
                .build();
    }

    private IamPolicy readLandingBucket() {
        String bucket = "arn:aws:s3:::" + warehouse.landingBucket();
        return IamPolicy.builder()
                .addStatement(
                        s -> s.effect(IamEffect.ALLOW).addAction("s3:GetObject").addResource(bucket + "/*"))
                .addStatement(s -> s.effect(IamEffect.ALLOW)
                        .addAction("s3:ListBucket")
                        .addAction("s3:GetBucketLocation")
                        .addResource(bucket))
                .build();
    }
}
