package io.landfall.redshift.copy.source;

import io.landfall.redshift.copy.statement.S3Location;
import io.landfall.redshift.fault.Faults;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** S3 as COPY sees it: list a prefix, read an object. Any credentials do, the endpoint is a local one. */
public final class ObjectStore implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);

    private final SdkHttpClient http;
    private final S3Client s3;

    /** @param faults rules that reading follows */
    public ObjectStore(URI endpoint, String region, Faults faults) {
        this.http = UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(READ_TIMEOUT)
                .build();
        this.s3 = S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(new FaultyS3Client(http, faults))
                .build();
    }

    /** Objects below a key prefix in S3's order; folder markers have no rows and are left out. */
    public List<SourceFile> list(S3Location prefix) {
        List<SourceFile> files = new ArrayList<>();
        s3.listObjectsV2Paginator(request -> request.bucket(prefix.bucket()).prefix(prefix.key()))
                .contents()
                .forEach(object -> {
                    if (!object.key().endsWith("/")) {
                        files.add(new SourceFile(new S3Location(prefix.bucket(), object.key()), object.size()));
                    }
                });
        return files;
    }

    /** The object at exactly this key, if there is one. */
    public Optional<SourceFile> find(S3Location location) {
        try {
            long size = s3.headObject(
                            request -> request.bucket(location.bucket()).key(location.key()))
                    .contentLength();
            return Optional.of(new SourceFile(location, size));
        } catch (NoSuchKeyException missing) {
            return Optional.empty();
        }
    }

    /**
     * Opens the object for reading; the caller closes the stream.
     *
     * @throws SdkException when S3 refuses
     */
    public InputStream open(S3Location location) {
        ResponseInputStream<GetObjectResponse> object =
                s3.getObject(request -> request.bucket(location.bucket()).key(location.key()));
        return new WholeObject(object, object.response().contentLength());
    }

    /** Reads a small object, such as a manifest, whole. */
    public byte[] read(S3Location location) throws IOException {
        try (InputStream in = open(location)) {
            return in.readAllBytes();
        }
    }

    @Override
    public void close() {
        s3.close();
        // The SDK leaves a client that it was given open.
        http.close();
    }
}
