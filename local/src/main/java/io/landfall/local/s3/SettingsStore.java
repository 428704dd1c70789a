package io.landfall.local.s3;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The settings of each bucket, one file per bucket. */
final class SettingsStore {

    private static final String EXTENSION = ".json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;
    private final Map<String, BucketSettings> byBucket = new ConcurrentHashMap<>();

    private SettingsStore(Path directory) {
        this.directory = directory;
    }

    static SettingsStore open(Path directory) throws IOException {
        SettingsStore store = new SettingsStore(Files.createDirectories(directory));
        try (var files = Files.newDirectoryStream(directory, "*" + EXTENSION)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                String bucket = name.substring(0, name.length() - EXTENSION.length());
                store.byBucket.put(bucket, JSON.readValue(Files.readAllBytes(file), BucketSettings.class));
            }
        }
        return store;
    }

    /** Those of a new bucket when nothing was set. */
    BucketSettings of(String bucket) {
        return byBucket.getOrDefault(bucket, BucketSettings.NEW);
    }

    synchronized void change(String bucket, UnaryOperator<BucketSettings> change) {
        BucketSettings changed = change.apply(of(bucket));
        try {
            Path written = Files.createTempFile(directory, bucket, ".tmp");
            Files.write(written, JSON.writeValueAsBytes(changed));
            Files.move(written, file(bucket), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byBucket.put(bucket, changed);
    }

    synchronized void forget(String bucket) {
        try {
            Files.deleteIfExists(file(bucket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byBucket.remove(bucket);
    }

    private Path file(String bucket) {
        return directory.resolve(bucket + EXTENSION);
    }
}
