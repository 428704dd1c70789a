package io.landfall.redshift;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** S3 for tests: S3Proxy on a directory, spoken to with the real SDK. */
public final class S3OnDisk implements AutoCloseable {
    public static final String BUCKET = "landing";

    private final S3Proxy proxy;
    private final S3Client client;

    private S3OnDisk(S3Proxy proxy) {
        this.proxy = proxy;
        this.client = S3Client.builder()
                .endpointOverride(endpoint())
                .region(Region.US_WEST_2)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        client.createBucket(request -> request.bucket(BUCKET));
    }

    static S3OnDisk start(Path directory) throws Exception {
        BlobStore store = new Finished(new FilesystemNio2BlobStore(directory.toString()));
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(store)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.NONE, "", "")
                .build();
        proxy.start();
        return new S3OnDisk(proxy);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + proxy.getPort());
    }

    public S3Client client() {
        return client;
    }

    /** Stores text under a key and returns its URL. */
    public String put(String key, String content) {
        return put(key, content.getBytes(StandardCharsets.UTF_8));
    }

    public String put(String key, byte[] content) {
        try {
            store(key, content);
        } catch (UncheckedIOException stale) {
            // The JDK keeps connections of the whole JVM; one that another test broke off may be among them.
            store(key, content);
        }
        return url(key);
    }

    private void store(String key, byte[] content) {
        client.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromBytes(content));
    }

    public String putGzip(String key, String content) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(content.getBytes(StandardCharsets.UTF_8));
            }
            return put(key, bytes.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public static String url(String key) {
        return "s3://" + BUCKET + "/" + key;
    }

    @Override
    public void close() throws Exception {
        client.close();
        proxy.stop();
    }

    /** The disk lists what is being written, too: beside its key, under a name with a UUID. */
    private static final class Finished extends ForwardingBlobStore {
        private static final Pattern BEING_WRITTEN =
                Pattern.compile(".*-\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

        Finished(BlobStore store) {
            super(store);
        }

        @Override
        public ListObjectsV2Response list(ListObjectsV2Request request) {
            ListObjectsV2Response page = super.list(request);
            return page.toBuilder()
                    .contents(page.contents().stream()
                            .filter(object ->
                                    !BEING_WRITTEN.matcher(object.key()).matches())
                            .toList())
                    .build();
        }
    }
}
