package io.landfall.local.sqs;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Attributes of queues that ElasticMQ does not keep: one file per queue, beside ElasticMQ's own. */
final class AttributeStore {

    private static final String EXTENSION = ".json";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, String>> ATTRIBUTES = new TypeReference<>() {};

    private final Path directory;
    private final Map<String, Map<String, String>> byQueue = new ConcurrentHashMap<>();

    private AttributeStore(Path directory) {
        this.directory = directory;
    }

    static AttributeStore open(Path directory) throws IOException {
        AttributeStore store = new AttributeStore(Files.createDirectories(directory));
        try (var files = Files.newDirectoryStream(directory, "*" + EXTENSION)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                store.byQueue.put(
                        name.substring(0, name.length() - EXTENSION.length()),
                        JSON.readValue(Files.readAllBytes(file), ATTRIBUTES));
            }
        }
        return store;
    }

    /** Empty for a queue of which nothing is kept. */
    Map<String, String> of(String queue) {
        return byQueue.getOrDefault(queue, Map.of());
    }

    /** Every queue something is kept of. */
    Map<String, Map<String, String>> all() {
        return Map.copyOf(byQueue);
    }

    synchronized void replace(String queue, Map<String, String> attributes) {
        try {
            Path written = Files.createTempFile(directory, queue, ".tmp");
            Files.write(written, JSON.writeValueAsBytes(new TreeMap<>(attributes)));
            Files.move(written, file(queue), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byQueue.put(queue, Map.copyOf(attributes));
    }

    synchronized void forget(String queue) {
        try {
            Files.deleteIfExists(file(queue));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byQueue.remove(queue);
    }

    private Path file(String queue) {
        return directory.resolve(queue + EXTENSION);
    }
}
