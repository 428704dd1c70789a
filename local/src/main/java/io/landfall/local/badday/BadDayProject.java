package io.landfall.local.badday;

import com.fasterxml.jackson.databind.JsonNode;
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
 * The Sparkify example as the story needs it: a copy in which what a gate refuses is set aside after three seconds and not later,
 * and alerts are sent to this process.
 */
public final class BadDayProject {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String POLICY = "{action: quarantine, attempts: 2, first_pause: 3s}";
    private static final String QUARANTINE = "quarantine";
    private static final String GATE = """
            name: users_have_known_levels
            table: sparkify.users
            accepted_values: {column: level, values: [free, paid]}
            gate: true
            owner: player-team
            description: A user's level is neither free nor paid.
            """;

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

    /** What is set aside is so at once; a project without such a gate gets one. */
    private static void change(ObjectNode definition) throws IOException {
        boolean isGuarded = false;
        for (JsonNode check : definition.withArray("checks")) {
            JsonNode policy = check.path("on_failure");
            String action =
                    policy.isTextual() ? policy.asText() : policy.path("action").asText();
            if (action.equals(QUARANTINE)) {
                ((ObjectNode) check).set("on_failure", YAML.readTree(POLICY));
                isGuarded |= check.path("gate").asBoolean();
            }
        }
        if (!isGuarded) {
            ObjectNode gate = (ObjectNode) YAML.readTree(GATE);
            gate.set("on_failure", YAML.readTree(POLICY));
            definition.withArray("checks").add(gate);
        }
    }

    private void alerts(URI sink, byte[] key) throws IOException {
        Path secret = copy.resolveSibling("webhook-key");
        Files.deleteIfExists(secret);
        OwnerOnly.create(secret);
        Files.writeString(secret, "whsec_" + Base64.getEncoder().encodeToString(key));
        ObjectNode alerts = YAML.createObjectNode();
        ObjectNode webhook =
                alerts.putArray("sinks").addObject().put("name", "story").putObject("webhook");
        webhook.put("url", sink.toString())
                .put("allow_http", true)
                .putObject("secret")
                .put("file", secret.toString());
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
