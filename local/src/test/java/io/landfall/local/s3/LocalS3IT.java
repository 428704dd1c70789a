package io.landfall.local.s3;

import static io.landfall.local.s3.S3Fixture.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class LocalS3IT {

    @TempDir
    static Path directory;

    private static S3Fixture fixture;

    @BeforeAll
    static void start() {
        fixture = new S3Fixture(directory);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void contentMetadataAndEtagSurviveARestart() {
        fixture.s3()
                .putObject(
                        r -> r.bucket(BUCKET)
                                .key("kept/a.json")
                                .contentType("application/json")
                                .metadata(Map.of("origin", "sensor-7")),
                        RequestBody.fromString("{\"a\":1}"));
        HeadObjectResponse before = head("kept/a.json");
        fixture.restartS3();

        HeadObjectResponse after = head("kept/a.json");
        assertThat(after.eTag()).isEqualTo(before.eTag()).matches("\"[0-9a-f]{32}\"");
        assertThat(after.metadata()).isEqualTo(Map.of("origin", "sensor-7"));
        assertThat(after.contentType()).isEqualTo("application/json");
        assertThat(get("kept/a.json")).isEqualTo("{\"a\":1}");
    }

    @Test
    void aListingOfMoreThanAPageIsCompleteAndSorted() {
        for (int i = 0; i < 1_050; i++) {
            put("many/%04d".formatted(i), "");
        }
        var pages = fixture.s3().listObjectsV2Paginator(r -> r.bucket(BUCKET).prefix("many/"));
        assertThat(pages.stream().count()).isEqualTo(2);
        assertThat(pages.contents().stream().map(object -> object.key()))
                .hasSize(1_050)
                .isSorted()
                .endsWith("many/1049");
    }

    @Test
    void rangesAndConditionsAreHonoured() {
        put("range.txt", "0123456789");
        assertThat(fixture.s3()
                        .getObjectAsBytes(r -> r.bucket(BUCKET).key("range.txt").range("bytes=2-4"))
                        .asUtf8String())
                .isEqualTo("234");
        assertStatus(304, () -> fixture.s3().getObjectAsBytes(r -> r.bucket(BUCKET)
                .key("range.txt")
                .ifNoneMatch(head("range.txt").eTag())));
        assertStatus(412, () -> fixture.s3()
                .getObjectAsBytes(r -> r.bucket(BUCKET).key("range.txt").ifMatch("\"other\"")));
        assertStatus(412, () -> fixture.s3()
                .putObject(r -> r.bucket(BUCKET).key("range.txt").ifNoneMatch("*"), RequestBody.fromString("x")));
        assertStatus(416, () -> fixture.s3()
                .getObjectAsBytes(r -> r.bucket(BUCKET).key("range.txt").range("bytes=50-60")));
    }

    @Test
    void whatIsMissingIsNamedAsS3NamesIt() {
        assertThatThrownBy(() -> get("no/such/key")).isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(() -> fixture.s3().listObjectsV2(r -> r.bucket("no-such-bucket")))
                .isInstanceOf(NoSuchBucketException.class);
        assertThatThrownBy(() -> fixture.s3().getBucketNotificationConfiguration(r -> r.bucket("no-such-bucket")))
                .isInstanceOf(NoSuchBucketException.class);
    }

    @Test
    void aBucketCanBeAddressedByHostName() throws Exception {
        put("by/name", "named");
        URI endpoint = fixture.endpoint();
        try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            String request = "GET /by/name HTTP/1.1\r\nHost: %s.localhost:%d\r\nConnection: close\r\n\r\n"
                    .formatted(BUCKET, endpoint.getPort());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(response).startsWith("HTTP/1.1 200").endsWith("named");
        }
    }

    @Test
    void aKeyTheDiskWouldFoldIntoAnotherIsRefused() {
        // Often enough to meet the connection of a refused request again.
        for (int i = 0; i < 50; i++) {
            assertStatus(400, () -> put("a//b", "x"));
            assertStatus(400, () -> put("a/../b", "x"));
        }
        put("folder/", "");
        assertThat(head("folder/").contentLength()).isZero();
    }

    @Test
    void aTakenPortIsNamedInTheError() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            LocalS3Config config = new LocalS3Config(
                    directory.resolve("other"),
                    "127.0.0.1",
                    taken.getLocalPort(),
                    URI.create("http://127.0.0.1:1"),
                    "us-west-2");
            assertThatThrownBy(() -> LocalS3.start(config))
                    .isInstanceOf(S3StartException.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
        }
    }

    private static void put(String key, String content) {
        fixture.s3().putObject(r -> r.bucket(BUCKET).key(key), RequestBody.fromString(content));
    }

    private static String get(String key) {
        return fixture.s3().getObjectAsBytes(r -> r.bucket(BUCKET).key(key)).asUtf8String();
    }

    private static HeadObjectResponse head(String key) {
        return fixture.s3().headObject(r -> r.bucket(BUCKET).key(key));
    }

    private static void assertStatus(int status, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode())
                .isEqualTo(status));
    }
}
