package io.landfall.local.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What a listing shows while objects are written, and after a write that was never finished. */
class FinishedObjectsIT {

    private static final String UUID = "-0374c8f6-8b3d-4ac9-9ba2-6c03315375d3";

    @TempDir
    Path directory;

    @Test
    void whatIsBeingWrittenIsNotListedAndAKeyThatLooksLikeItIs() throws Exception {
        try (S3Fixture fixture = new S3Fixture(directory)) {
            put(fixture, "songs/one.json");
            put(fixture, "songs/two.json" + UUID);
            Path written;
            try (var files = Files.walk(directory)) {
                written = files.filter(file -> file.endsWith("one.json"))
                        .findFirst()
                        .orElseThrow();
            }
            Files.writeString(written.resolveSibling("three.json" + UUID), "{");

            assertThat(listed(fixture)).containsExactly("songs/one.json", "songs/two.json" + UUID);
        }
    }

    private static void put(S3Fixture fixture, String key) {
        fixture.s3().putObject(r -> r.bucket(S3Fixture.BUCKET).key(key), RequestBody.fromString("{}"));
    }

    private static List<String> listed(S3Fixture fixture) {
        return fixture.s3().listObjectsV2(r -> r.bucket(S3Fixture.BUCKET)).contents().stream()
                .map(S3Object::key)
                .toList();
    }
}
