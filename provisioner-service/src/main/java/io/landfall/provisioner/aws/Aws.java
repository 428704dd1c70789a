package io.landfall.provisioner.aws;

import io.landfall.aws.AwsClients;
import java.util.List;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The clients of everything a warehouse is made with. Endpoints and credentials come from the SDK's own settings. */
public record Aws(
        Region region,
        S3Client s3,
        SqsClient sqs,
        IamClient iam,
        StsClient sts,
        Ec2Client ec2,
        SecretsManagerClient secrets,
        RedshiftClient redshift,
        RedshiftServerlessClient serverless)
        implements AutoCloseable {

    /** @param s3PathStyle bucket in the path instead of the host name, for stores that are not AWS */
    public static Aws of(String regionName, boolean s3PathStyle) {
        Region region = AwsClients.region(regionName);
        return new Aws(
                region,
                client(S3Client.builder().region(region).forcePathStyle(s3PathStyle)),
                client(SqsClient.builder().region(region)),
                client(IamClient.builder().region(global(region))),
                client(StsClient.builder().region(region)),
                client(Ec2Client.builder().region(region)),
                client(SecretsManagerClient.builder().region(region)),
                client(RedshiftClient.builder().region(region)),
                client(RedshiftServerlessClient.builder().region(region)));
    }

    /** IAM has one endpoint in each partition. */
    private static Region global(Region region) {
        return switch (AwsAccount.partition(region)) {
            case "aws-cn" -> Region.AWS_CN_GLOBAL;
            case "aws-us-gov" -> Region.AWS_US_GOV_GLOBAL;
            default -> Region.AWS_GLOBAL;
        };
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return AwsClients.build(builder.overrideConfiguration(c -> c.addExecutionInterceptor(new CallContext())));
    }

    /** Who this is. One call. */
    public AwsAccount account() {
        return new AwsAccount(sts.getCallerIdentity().account(), region);
    }

    @Override
    public void close() {
        List.<SdkAutoCloseable>of(s3, sqs, iam, sts, ec2, secrets, redshift, serverless)
                .forEach(SdkAutoCloseable::close);
    }
}
