package io.landfall.benchmarks;

import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Puts the files to load into the warehouse's S3. */
final class LandingBucket {
    private static final String BUCKET = "benchmarks";

    private LandingBucket() {}

    static void upload(WarehouseProcess warehouse, Path... files) {
        try (S3Client s3 = S3Client.builder()
                .endpointOverride(warehouse.s3())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "keys")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            s3.createBucket(request -> request.bucket(BUCKET));
            for (Path file : files) {
                s3.putObject(
                        request -> request.bucket(BUCKET).key(file.getFileName().toString()), file);
            }
        }
    }

    static String url(String key) {
        return "s3://" + BUCKET + "/" + key;
    }
}
