package io.landfall.local.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.local.s3.LocalS3;
import io.landfall.local.s3.LocalS3Config;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

class UploadIT {

    private static final int FILES = 50;

    @TempDir
    private static Path directory;

    private static LocalS3 server;
    private static S3Client s3;

    @TempDir
    private Path folder;

    private final List<Integer> progress = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = LocalS3.start(
                new LocalS3Config(directory, "127.0.0.1", 0, URI.create("http://127.0.0.1:1"), "us-west-2"));
        s3 = S3Client.builder()
                .endpointOverride(server.endpoint())
                .forcePathStyle(true)
                .region(Region.US_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @AfterAll
    static void stop() {
        s3.close();
        server.close();
    }

    @BeforeEach
    void files() throws IOException {
        for (int i = 0; i < FILES; i++) {
            Files.writeString(folder.resolve("f%02d.json".formatted(i)), "{}");
        }
    }

    @Test
    void everyFileIsThereAndCounted() throws Exception {
        s3.createBucket(r -> r.bucket("all"));
        upload("all");
        assertThat(keys("all")).hasSize(FILES);
        assertThat(progress)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, FILES).boxed().toList());
    }

    @Test
    void aFileThatCannotBeReadIsNamedAndTheOthersGoOn() throws Exception {
        s3.createBucket(r -> r.bucket("most"));
        UploadPlan plan = UploadPlan.of(List.of(folder), "");
        Files.delete(folder.resolve("f30.json"));
        Files.delete(folder.resolve("f07.json"));
        assertThatThrownBy(() -> new Upload(s3, "most").run(plan, progress::add))
                .isInstanceOfSatisfying(
                        UploadException.class, e -> assertThat(e.getMessage().lines())
                                .satisfiesExactly(
                                        line -> assertThat(line).contains("f07.json to s3://most/f07.json"),
                                        line -> assertThat(line).contains("f30.json to s3://most/f30.json"),
                                        line -> assertThat(line).isEqualTo("48 of 50 files are uploaded")));
        assertThat(keys("most")).hasSize(FILES - 2);
    }

    @Test
    void whereNothingGetsThroughNotEveryFileIsTried() {
        assertThatThrownBy(() -> upload("missing"))
                .isInstanceOf(UploadException.class)
                .hasMessageEndingWith("0 of 50 files are uploaded; nothing got through any more, so 18 were not tried");
    }

    private void upload(String bucket) throws InterruptedException {
        new Upload(s3, bucket).run(UploadPlan.of(List.of(folder), ""), progress::add);
    }

    private static List<String> keys(String bucket) {
        return s3.listObjectsV2(r -> r.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
    }
}
