package io.landfall.project;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rules for the names of buckets (Amazon S3 User Guide, "General purpose bucket naming rules"). Dots are allowed. */
final class BucketRules implements DefinitionRule {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");
    private static final List<String> RESERVED_BEGINNINGS = List.of("xn--", "sthree-", "amzn-s3-demo-");
    private static final List<String> RESERVED_ENDS = List.of("-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3");

    @Override
    public void check(WrittenDefinition definition) {
        definition
                .text("/landing_bucket")
                .flatMap(bucket -> wrong(bucket).map(wrong -> "'" + bucket + "' " + wrong))
                .ifPresent(message -> definition.refuse("/landing_bucket", message));
    }

    private static Optional<String> wrong(String bucket) {
        if (bucket.startsWith("s3://") || bucket.startsWith("arn:")) {
            return Optional.of("is more than a name; write the name of the bucket alone");
        }
        if (!FORM.matcher(bucket).matches()) {
            return Optional.of("cannot name a bucket; write 3 to 63 lower-case letters, digits, dots and hyphens,"
                    + " with a letter or digit at both ends");
        }
        if (bucket.contains("..")) {
            return Optional.of("has two dots in a row, which S3 does not allow; remove one");
        }
        if (ADDRESS.matcher(bucket).matches()) {
            return Optional.of("looks like an IP address, which S3 does not allow; choose another name");
        }
        Optional<String> beginning =
                RESERVED_BEGINNINGS.stream().filter(bucket::startsWith).findFirst();
        if (beginning.isPresent()) {
            return beginning.map(b -> "begins with " + b + ", which S3 keeps for itself; choose another name");
        }
        return RESERVED_ENDS.stream()
                .filter(bucket::endsWith)
                .findFirst()
                .map(end -> "ends with " + end + ", which S3 keeps for itself; choose another name");
    }
}
