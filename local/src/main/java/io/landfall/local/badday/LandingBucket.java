package io.landfall.local.badday;

import io.landfall.examples.sparkify.SparkifyBadDay;
import io.landfall.local.aws.LocalAws;
import io.landfall.local.stack.RunningStack;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The bucket that the story's files land in. */
final class LandingBucket implements AutoCloseable {

    private final S3Client s3;
    private final String bucket;

    LandingBucket(RunningStack stack, String bucket) {
        this.s3 = LocalAws.s3(stack);
        this.bucket = bucket;
    }

    void put(String key, byte[] content) {
        s3.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromBytes(content));
    }

    /** The first of two days that nothing has landed for: the story may have been told here before. */
    LocalDate twoFreeDays() {
        Set<String> taken = s3.listObjectsV2Paginator(r -> r.bucket(bucket).prefix("log_data/")).contents().stream()
                .map(S3Object::key)
                .collect(Collectors.toSet());
        LocalDate day = SparkifyBadDay.FIRST_DAY;
        while (taken.contains(new SparkifyBadDay(day).key())
                || taken.contains(new SparkifyBadDay(day.plusDays(1)).key())) {
            day = day.plusDays(2);
        }
        return day;
    }

    @Override
    public void close() {
        s3.close();
    }
}
