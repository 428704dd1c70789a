package io.landfall.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

    private static final Path SPARKIFY = Path.of("..", "examples", "sparkify");

    @TempDir
    private Path folder;

    @Test
    void furtherProjectsShareTheWarehouseOfTheFirstAndNeedNoneOfTheirOwn() throws IOException {
        copy("pipeline: shop", "shop.", "shop_staging.", "shop/");
        Installation installation = Installation.read(List.of(SPARKIFY, folder));
        assertThat(installation.projects())
                .allSatisfy(p -> assertThat(p.warehouse()).isEqualTo(installation.warehouse()));
        assertThat(installation.pipelines())
                .extracting(PipelineDefinition::pipeline)
                .containsExactly("sparkify", "shop");
        assertThat(installation.prefixes())
                .containsExactly("log_data/", "shop/log_data/", "shop/song_data/", "song_data/");
    }

    @Test
    void theExamplesRunSideBySide() {
        Installation installation = Installation.read(List.of(SPARKIFY, SPARKIFY.resolveSibling("divvy")));
        assertThat(installation.prefixes()).containsExactly("log_data/", "song_data/", "stations_", "trips/", "trips_");
    }

    @Test
    void twoPipelinesOfOneNameAreRefused() throws IOException {
        copy("pipeline: sparkify", "shop.", "shop_staging.", "shop/");
        assertThatThrownBy(() -> Installation.read(List.of(SPARKIFY, folder)))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining("another project's pipeline is called sparkify too");
    }

    @Test
    void aTableHasOneWriter() throws IOException {
        copy("pipeline: shop", "sparkify.", "shop_staging.", "shop/");
        assertThatThrownBy(() -> Installation.read(List.of(SPARKIFY, folder)))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining("pipeline sparkify writes sparkify.songs too");
    }

    /** The example under other names, without its warehouse. */
    private void copy(String pipeline, String targets, String staging, String location) throws IOException {
        try (Stream<Path> files = Files.walk(SPARKIFY)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = SPARKIFY.relativize(file).toString();
                if (!name.equals("warehouse.yaml") && !name.startsWith("sample")) {
                    Path copy = folder.resolve(name.replace("tables/sparkify.", "tables/" + targets)
                            .replace("tables/staging.", "tables/" + staging));
                    Files.createDirectories(copy.getParent());
                    Files.writeString(copy, renamed(Files.readString(file), pipeline, targets, staging, location));
                }
            }
        }
    }

    private static String renamed(String text, String pipeline, String targets, String staging, String location) {
        return text.replace("pipeline: sparkify", pipeline)
                .replace("sparkify.", targets)
                .replace("staging.", staging)
                .replace("location: ", "location: " + location);
    }
}
