package io.landfall.reliability.stack;

import io.landfall.project.Project;
import io.landfall.project.ProjectReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** The example's project, which compares bucket and ledger often enough to be waited for. */
final class Sparkify {

    private static final String OFTEN = "\nreconcile: {every: 20s, grace: 45s}\n";

    private Sparkify() {}

    static Project lookingOften(Path home, Path copy) throws IOException {
        Path example = home.resolve("examples/sparkify");
        List<Path> files;
        try (Stream<Path> all = Files.walk(example)) {
            files = all.filter(Files::isRegularFile)
                    .map(example::relativize)
                    .filter(file -> !file.startsWith("sample"))
                    .toList();
        }
        for (Path file : files) {
            Files.createDirectories(copy.resolve(file).getParent());
            Files.copy(example.resolve(file), copy.resolve(file));
        }
        Files.writeString(copy.resolve("pipeline.yaml"), OFTEN, StandardOpenOption.APPEND);
        return ProjectReader.read(copy);
    }
}
