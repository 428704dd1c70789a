package io.landfall.provisioner.aws;

import software.amazon.awssdk.regions.Region;

/**
 * An account and a region of it, and the ARNs of what is there or is going to be.
 *
 * @param id twelve digits
 */
public record AwsAccount(String id, Region region) {

    public String role(String name) {
        return "arn:%s:iam::%s:role/%s".formatted(partition(), id, name);
    }

    public String queue(String name) {
        return "arn:%s:sqs:%s:%s:%s".formatted(partition(), region.id(), id, name);
    }

    public String bucket(String name) {
        return "arn:%s:s3:::%s".formatted(partition(), name);
    }

    /** Of something of Redshift, such as {@code cluster} or {@code subnetgroup}. */
    public String redshift(String kind, String name) {
        return "arn:%s:redshift:%s:%s:%s:%s".formatted(partition(), region.id(), id, kind, name);
    }

    /** {@code aws}, {@code aws-cn} or {@code aws-us-gov}. */
    public String partition() {
        return partition(region);
    }

    static String partition(Region region) {
        return region.metadata() == null ? "aws" : region.metadata().partition().id();
    }
}
