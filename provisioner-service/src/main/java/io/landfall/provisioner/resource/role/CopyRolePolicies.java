package io.landfall.provisioner.resource.role;

import io.landfall.provisioner.aws.AwsAccount;
import software.amazon.awssdk.policybuilder.iam.IamEffect;
import software.amazon.awssdk.policybuilder.iam.IamPolicy;
import software.amazon.awssdk.policybuilder.iam.IamPrincipalType;

/** Who may take the role for COPY, and what it may do then. */
record CopyRolePolicies(AwsAccount account, String bucketName) {

    IamPolicy trust() {
        return IamPolicy.builder()
                .addStatement(s -> s.effect(IamEffect.ALLOW)
                        .addPrincipal(IamPrincipalType.SERVICE, "redshift.amazonaws.com")
                        .addAction("sts:AssumeRole"))
                .build();
    }

    IamPolicy read() {
        String bucket = account.bucket(bucketName);
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
