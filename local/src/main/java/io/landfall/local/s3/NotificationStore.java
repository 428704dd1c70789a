package io.landfall.local.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The notification configuration of each bucket, one file per bucket, replaced as a whole as AWS does. */
final class NotificationStore {

    private static final String EXTENSION = ".xml";

    private final Path directory;
    private final Map<String, NotificationConfiguration> byBucket = new ConcurrentHashMap<>();

    private NotificationStore(Path directory) {
        this.directory = directory;
    }

    static NotificationStore open(Path directory) throws IOException {
        NotificationStore store = new NotificationStore(Files.createDirectories(directory));
        try (var files = Files.newDirectoryStream(directory, "*" + EXTENSION)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                String bucket = name.substring(0, name.length() - EXTENSION.length());
                store.byBucket.put(bucket, NotificationXml.read(Files.readAllBytes(file)));
            }
        }
        return store;
    }

    /** Never null; a bucket without configuration has no rules. */
    NotificationConfiguration of(String bucket) {
        return byBucket.getOrDefault(bucket, NotificationConfiguration.NONE);
    }

    synchronized void replace(String bucket, NotificationConfiguration configuration) {
        try {
            Path written = Files.createTempFile(directory, bucket, ".tmp");
            Files.write(written, NotificationXml.write(configuration));
            Files.move(written, file(bucket), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byBucket.put(bucket, configuration);
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
