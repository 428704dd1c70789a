package io.landfall.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a stack keeps everything it keeps: {@code .landfall} below the working directory, readable by its owner alone.
 *
 * @param root the folder itself
 */
public record StateDirectory(Path root) {

    public static final String NAME = ".landfall";

    public static StateDirectory below(Path workingDirectory) {
        return new StateDirectory(workingDirectory.toAbsolutePath().normalize().resolve(NAME));
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /** What the command itself has to say, from every process that runs it here. */
    public Path log() {
        return logs().resolve("landfall.log");
    }

    public Path log(Service service) {
        return logs().resolve(service.id() + ".log");
    }

    /** What is true only while the stack runs. */
    public Path run() {
        return root.resolve("run");
    }

    /** What a second start finds again, by the part that keeps it. */
    public Path data(String part) {
        return root.resolve("data").resolve(part);
    }

    Path stackFile() {
        return root.resolve("stack.json");
    }

    /** Creates the folders that are missing. */
    public void create() {
        try {
            OwnerOnly.createDirectory(root);
            Files.createDirectories(logs());
            Files.createDirectories(run());
        } catch (IOException e) {
            throw new StackException("cannot create " + root + ": " + e.getMessage() + "; run where you may write", e);
        }
    }
}
