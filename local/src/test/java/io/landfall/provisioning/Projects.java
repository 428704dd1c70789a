package io.landfall.provisioning;

import io.landfall.project.Project;
import io.landfall.project.ProjectReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Sparkify example with another warehouse. */
final class Projects {

    private static final Path SPARKIFY = Path.of("..", "examples", "sparkify");

    private Projects() {}

    /** @param warehouse the text of {@code warehouse.yaml} */
    static Project withWarehouse(Path directory, String warehouse) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(SPARKIFY)) {
            files = found.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(SPARKIFY.resolve("sample")))
                    .toList();
        }
        for (Path file : files) {
            Path copy = directory.resolve(SPARKIFY.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
        Files.writeString(directory.resolve("warehouse.yaml"), warehouse);
        return ProjectReader.read(directory);
    }
}
