package io.landfall.benchmarks;

import io.landfall.event.LandedFile;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/** Puts the files to load into the warehouse's S3. */
final class LandingBucket {
    private static final Logger LOG = LoggerFactory.getLogger(LandingBucket.class);
    static final String BUCKET = "benchmarks";

    private LandingBucket() {}

    static void upload(WarehouseProcess warehouse, Path... files) {
        try (S3Client s3 = client(warehouse)) {
            create(s3);
            for (Path file : files) {
                s3.putObject(
                        request -> request.bucket(BUCKET).key(file.getFileName().toString()), file);
            }
        }
    }

    /** A few bytes for each file. */
    static void upload(WarehouseProcess warehouse, List<LandedFile> files) {
        try (S3Client s3 = client(warehouse)) {
            create(s3);
            files.forEach(file -> s3.putObject(
                    request -> request.bucket(BUCKET).key(file.key()), RequestBody.fromString(file.key())));
        }
    }

    static S3Client client(WarehouseProcess warehouse) {
        return S3Client.builder()
                .endpointOverride(warehouse.s3())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "keys")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static void create(S3Client s3) {
        try {
            s3.createBucket(request -> request.bucket(BUCKET));
        } catch (BucketAlreadyOwnedByYouException | BucketAlreadyExistsException there) {
            LOG.debug("the bucket is there: {}", there.getMessage());
        }
    }

    static String url(String key) {
        return "s3://" + BUCKET + "/" + key;
    }
}
