package io.landfall.provisioner.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.project.Installation;
import io.landfall.project.ProjectException;
import io.landfall.provisioner.failure.ProvisioningException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurrentInstallationTest {

    private static final Path EXAMPLE = Path.of("..", "examples", "sparkify");

    @TempDir
    private Path folder;

    private CurrentInstallation current;

    @BeforeEach
    void copyExample() throws IOException {
        for (String part : new String[] {"pipeline.yaml", "warehouse.yaml", "tables", "loads", "checks", "jsonpaths"}) {
            copy(EXAMPLE.resolve(part));
        }
        current = new CurrentInstallation(Installation.read(List.of(folder)), List.of(folder));
    }

    @Test
    void whatWasEditedSinceTheStartCounts() throws IOException {
        edit("nodes: 1 ", "nodes: 2 ");
        assertThat(current.read().warehouse().toString()).contains("nodes=2");
    }

    @Test
    void anotherWarehouseOrRegionNeedsANewStart() throws IOException {
        edit("region: us-west-2", "region: eu-central-1");
        assertThatThrownBy(current::read)
                .isInstanceOf(ProvisioningException.class)
                .hasMessageContaining("region: eu-central-1")
                .hasMessageContaining("us-west-2");
    }

    @Test
    void aMistakeIsNamedInsteadOfUsingWhatWasThereBefore() throws IOException {
        edit("port: 5439", "port: 80");
        assertThatThrownBy(current::read).isInstanceOf(ProjectException.class).hasMessageContaining("port");
    }

    private void edit(String before, String after) throws IOException {
        Path file = folder.resolve("warehouse.yaml");
        String text = Files.readString(file);
        assertThat(text).contains(before);
        Files.writeString(file, text.replace(before, after));
    }

    private void copy(Path part) throws IOException {
        if (!Files.exists(part)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(part)) {
            for (Path path : paths.toList()) {
                Files.copy(path, folder.resolve(EXAMPLE.relativize(path).toString()));
            }
        }
    }
}
