package io.landfall.benchmarks;

import io.landfall.event.LandedFile;
import io.landfall.project.ProjectReader;
import io.landfall.stager.notification.Router;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Small files as S3 tells about them, each by its number. */
final class Notifications {

    private static final String BODY = """
            {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"us-west-2",\
            "eventTime":"2026-11-20T12:00:00.000Z","eventName":"ObjectCreated:Put",\
            "s3":{"s3SchemaVersion":"1.0","configurationId":"c",\
            "bucket":{"name":"landing","ownerIdentity":{"principalId":"p"},"arn":"arn:aws:s3:::landing"},\
            "object":{"key":"%s","size":%d,"eTag":"%s","sequencer":"%s"}}}]}""";

    private Notifications() {}

    /** Bodies of messages about files nobody heard of before. */
    static List<String> of(int from, int files) {
        return IntStream.range(from, from + files)
                .mapToObj(Notifications::file)
                .map(f -> BODY.formatted(f.key(), f.size(), f.eTag(), f.sequencer()))
                .toList();
    }

    static LandedFile file(int number) {
        return new LandedFile(
                "landing",
                String.format(Locale.ROOT, "song_data/A/%02d/TR%07d.json", number % 26, number),
                null,
                String.format(Locale.ROOT, "%032x", number),
                number % 900 + 100,
                String.format(Locale.ROOT, "%016X", number));
    }

    /** By the example's datasets. */
    static Router router() {
        Path home = Path.of(System.getProperty("landfall.home", ".."));
        return new Router(
                List.of(ProjectReader.read(home.resolve("examples/sparkify")).pipeline()));
    }
}
