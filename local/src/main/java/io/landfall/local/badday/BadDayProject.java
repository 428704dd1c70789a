package io.landfall.local.badday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.landfall.local.stack.OwnerOnly;
import io.landfall.local.stack.StackException;
import io.landfall.local.stack.StateDirectory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The Sparkify example as the story needs it: a copy in which levels are watched by a gate, what gates refuse is set aside after
 * three seconds instead of minutes, and alerts are sent to this process.
 */
public final class BadDayProject {

    /** The gate the story is about. */
    public static final String CHECK = "users_have_known_levels";

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String POLICY = "{action: quarantine, attempts: 2, first_pause: 3s, longest_pause: 3s}";
    private static final String GATE = """
            name: %s
            table: sparkify.users
            accepted_values: {column: level, values: [free, paid]}
            gate: true
            owner: player-team
            description: A user's level is neither free nor paid.
            """.formatted(CHECK);

    private final Path example;
    private final Path copy;

    /** @param home root of the installation, where the example is */
    public BadDayProject(Path home, StateDirectory state) {
        this.example = home.resolve("examples/sparkify");
        this.copy = state.root().resolve("bad-day/sparkify");
    }

    public Path directory() {
        return copy;
    }

    /** The files of a good day. */
    public Path sample() {
        return example.resolve("sample");
    }

    /**
     * Makes the copy anew.
     *
     * @param sink where alerts are sent to
     * @param key signs them
     * @throws StackException if it cannot be written
     */
    public void create(URI sink, byte[] key) {
        try {
            delete();
            copy();
            Path pipeline = copy.resolve("pipeline.yaml");
            ObjectNode definition = (ObjectNode) YAML.readTree(pipeline.toFile());
            change(definition);
            YAML.writeValue(pipeline.toFile(), definition);
            alerts(sink, key);
        } catch (IOException e) {
            throw new StackException("cannot write the project of the bad day to " + copy + ": " + e.getMessage(), e);
        }
    }

    private static void change(ObjectNode definition) throws IOException {
        definition.set("on_failure", YAML.readTree(POLICY));
        ArrayNode others = YAML.createArrayNode();
        for (JsonNode check : definition.path("checks")) {
            if (!check.path("name").asText().equals(CHECK)) {
                ((ObjectNode) check).remove("on_failure");
                others.add(check);
            }
        }
        others.add(YAML.readTree(GATE));
        definition.set("checks", others);
    }

    private void alerts(URI sink, byte[] key) throws IOException {
        Path secret = copy.resolveSibling("webhook-key");
        Files.deleteIfExists(secret);
        OwnerOnly.create(secret);
        Files.writeString(secret, "whsec_" + Base64.getEncoder().encodeToString(key));
        ObjectNode alerts = YAML.createObjectNode();
        ObjectNode webhook = alerts.putArray("sinks").addObject().put("name", "story").putObject("webhook");
        webhook.put("url", sink.toString()).put("allow_http", true).putObject("secret").put("file", secret.toString());
        ObjectNode route = alerts.putArray("routes").addObject().put("group", "1s");
        route.putArray("to").add("story");
        YAML.writeValue(copy.resolve("alerts.yaml").toFile(), alerts);
    }

    private void copy() throws IOException {
        List<Path> files;
        try (Stream<Path> below = Files.walk(example)) {
            files = below.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(sample()))
                    .toList();
        }
        for (Path file : files) {
            Path to = copy.resolve(example.relativize(file).toString());
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
        }
    }

    private void delete() throws IOException {
        if (!Files.isDirectory(copy)) {
            return;
        }
        List<Path> old;
        try (Stream<Path> below = Files.walk(copy)) {
            old = below.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : old) {
            Files.delete(path);
        }
    }
}
