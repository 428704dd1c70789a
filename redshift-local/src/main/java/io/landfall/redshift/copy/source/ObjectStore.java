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
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** S3 as COPY sees it: list a prefix, read an object. Any credentials do, the endpoint is a local one. */
public final class ObjectStore implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);

    private final SdkHttpClient http;
    private final S3Client s3;
    private final String region;

    /** @param faults rules that reading follows */
    public ObjectStore(URI endpoint, String region, Faults faults) {
        this(endpoint, region, faults, READ_TIMEOUT);
    }

    /**
     * @param faults rules that reading follows
     * @param readTimeout how long S3 may be silent in the middle of an answer
     */
    public ObjectStore(URI endpoint, String region, Faults faults, Duration readTimeout) {
        this.region = region;
        this.http = new CheckedHttpClient(UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(readTimeout)
                .build());
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
                        S3Location location = new S3Location(prefix.bucket(), object.key());
                        files.add(new SourceFile(location, object.size(), object.eTag(), object.lastModified()));
                    }
                });
        return files;
    }

    /** The object at exactly this key, if there is one. */
    public Optional<SourceFile> find(S3Location location) {
        try {
            HeadObjectResponse head =
                    s3.headObject(request -> request.bucket(location.bucket()).key(location.key()));
            return Optional.of(new SourceFile(location, head.contentLength(), head.eTag(), head.lastModified()));
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
        AtomicReference<String> version = new AtomicReference<>();
        return new ObjectStream(offset -> {
            ResponseInputStream<GetObjectResponse> object = s3.getObject(request -> request.bucket(location.bucket())
                    .key(location.key())
                    .range(offset == 0 ? null : "bytes=" + offset + "-")
                    .ifMatch(version.get()));
            version.set(object.response().eTag());
            return object;
        });
    }

    /**
     * Opens a part of the object; the caller closes the stream.
     *
     * @param from first byte, from 0
     * @param length in bytes, at least 1; the stream is shorter where the object ends
     * @throws SdkException when S3 refuses
     */
    public InputStream open(S3Location location, long from, long length) {
        String range = "bytes=" + from + "-" + (from + length - 1);
        return s3.getObject(
                request -> request.bucket(location.bucket()).key(location.key()).range(range));
    }

    /** The client, for what only UNLOAD does. */
    public S3Client client() {
        return s3;
    }

    /** The region of the endpoint. */
    public String region() {
        return region;
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
