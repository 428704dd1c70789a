package io.landfall.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectReaderTest {

    private static final Path SPARKIFY = Path.of("..", "examples", "sparkify");

    @TempDir
    Path project;

    @BeforeEach
    void copyOfSparkify() throws IOException {
        for (String folder : List.of("tables", "loads", "checks", "jsonpaths", ".")) {
            Files.createDirectories(project.resolve(folder));
            try (Stream<Path> files = Files.list(SPARKIFY.resolve(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, project.resolve(folder).resolve(file.getFileName()));
                }
            }
        }
    }

    @Test
    void sparkifyIsAValidProject() {
        Project read = ProjectReader.read(project);
        assertThat(read.warehouse().landingBucket()).isEqualTo("landfall-sparkify");
        assertThat(read.pipeline().datasetOf("song_data/A/x.json"))
                .map(Dataset::name)
                .contains("song_data");
        assertThat(read.pipeline().checks()).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void unknownKeyIsNamedWithItsPlace() throws IOException {
        edit("warehouse.yaml", "nodes: 1 ", "nodez: 1 ");
        assertThat(problems()).anySatisfy(p -> {
            assertThat(p.file()).isEqualTo("warehouse.yaml");
            assertThat(p.message()).contains("nodez");
        });
    }

    @Test
    void wrongValueIsNamedWithLineAndColumn() throws IOException {
        edit("pipeline.yaml", "mode: append", "mode: upsert");
        ProjectProblem problem = problems().get(0);
        List<String> lines = Files.readAllLines(project.resolve("pipeline.yaml"));
        assertThat(lines.get(problem.line() - 1)).contains("mode: upsert");
        assertThat(problem.column()).isEqualTo(lines.get(problem.line() - 1).indexOf("upsert") + 1);
    }

    @Test
    void brokenYamlIsNamedWithItsLine() throws IOException {
        Files.writeString(project.resolve("pipeline.yaml"), "pipeline: x\n  datasets: [\n");
        assertThat(problems()).singleElement().satisfies(p -> {
            assertThat(p.line()).isPositive();
            assertThat(p.message()).startsWith("is not YAML");
        });
    }

    @Test
    void keyGivenTwiceIsRefused() throws IOException {
        edit("warehouse.yaml", "port: 5439", "port: 5439\nport: 5440");
        assertThat(problems()).singleElement().satisfies(p -> assertThat(p.message())
                .contains("Duplicate"));
    }

    @Test
    void missingFilesAreNamedAllAtOnce() throws IOException {
        Files.delete(project.resolve("loads/songs.sql"));
        Files.delete(project.resolve("tables/sparkify.time.sql"));
        assertThat(problems())
                .extracting(ProjectProblem::message)
                .anyMatch(m -> m.contains("loads/songs.sql"))
                .anyMatch(m -> m.contains("tables/sparkify.time.sql"));
    }

    @Test
    void ddlThatCannotBeRunAgainIsRefused() throws IOException {
        edit("tables/sparkify.users.sql", "CREATE TABLE IF NOT EXISTS", "CREATE TABLE");
        assertThat(problems()).singleElement().satisfies(p -> {
            assertThat(p.file()).isEqualTo("tables/sparkify.users.sql");
            assertThat(p.message()).contains("IF NOT EXISTS");
        });
    }

    @Test
    void unknownNameInATemplateIsFoundBeforeAnythingLands() throws IOException {
        edit("loads/songs.sql", "staging('song_data')", "staging('song_dta')");
        assertThat(problems()).anySatisfy(p -> {
            assertThat(p.file()).isEqualTo("loads/songs.sql");
            assertThat(p.message()).contains("song_dta");
        });
    }

    @Test
    void secondStatementInTheSqlOfALoadOrACheckIsRefusedWithFileAndLine() throws IOException {
        List<String> files = List.of("loads/songs.sql", "checks/users_have_their_latest_level.sql");
        for (String file : files) {
            Files.writeString(project.resolve(file), "SELECT 1;\n-- and\nDELETE FROM t");
        }
        assertThat(problems())
                .allSatisfy(p -> assertThat(p.line()).isEqualTo(3))
                .allSatisfy(p -> assertThat(p.message()).contains("a second statement"))
                .extracting(ProjectProblem::file)
                .containsExactlyElementsOf(files);
    }

    @Test
    void nameThatNamesNothingIsRefusedAtItsPlace() throws IOException {
        edit("pipeline.yaml", "inputs: [song_data]", "inputs: [song_dta]");
        assertThat(problems()).singleElement().satisfies(p -> {
            assertThat(line(p)).contains("inputs: [song_dta]");
            assertThat(p.column()).isEqualTo(line(p).indexOf("song_dta") + 1);
            assertThat(p.message()).contains("did you mean song_data?");
        });
    }

    @Test
    void namesThatCannotBeToldApartAreRefused() throws IOException {
        edit("pipeline.yaml", "- name: log_data", "- name: song_data");
        assertThat(problems()).anySatisfy(p -> {
            assertThat(line(p)).contains("name: song_data");
            assertThat(p.message()).contains("two datasets are named song_data");
        });
    }

    @Test
    void loadThatCannotTellRowsApartIsRefused() throws IOException {
        Path pipeline = project.resolve("pipeline.yaml");
        String text = Files.readString(pipeline);
        Files.writeString(pipeline, text.replaceFirst("mode: merge\\n *key: .*\\n", "mode: merge\n"));
        assertThat(problems()).singleElement().satisfies(p -> {
            assertThat(line(p)).contains("mode: merge");
            assertThat(p.message()).contains("mode merge needs a key; add key:");
        });
    }

    @Test
    void datasetThatTakesEverythingCannotBeNotifiedAlone() throws IOException {
        edit("warehouse.yaml", "port: 5439", "port: 5439\nnotifications: datasets");
        edit("pipeline.yaml", "location: song_data/", "location: \"*\" #");
        assertThat(problems())
                .extracting(ProjectProblem::message)
                .anyMatch(m -> m.contains("must begin with literal text"));
    }

    @Test
    void bothFilesAndWhatTheyNameAreToldTogether() throws IOException {
        edit("warehouse.yaml", "warehouse: sparkify", "warehouse: Sparkify");
        edit("warehouse.yaml", "port: 5439", "port: 5439\ntime_zone: Europe/Berlni");
        edit("pipeline.yaml", "mode: append", "mode: upsert");
        assertThat(problems())
                .extracting(ProjectProblem::file)
                .containsExactly("warehouse.yaml", "warehouse.yaml", "pipeline.yaml");
    }

    @Test
    void missingFilesAreToldBesideWrongValues() throws IOException {
        edit("warehouse.yaml", "port: 5439", "port: 5439\ntime_zone: Europe/Berlni");
        edit("pipeline.yaml", "inputs: [song_data]", "inputs: [song_dta]");
        Files.delete(project.resolve("loads/songs.sql"));
        assertThat(problems())
                .extracting(ProjectProblem::message)
                .anyMatch(m -> m.contains("Europe/Berlin"))
                .anyMatch(m -> m.contains("song_dta"))
                .anyMatch(m -> m.contains("loads/songs.sql"))
                .hasSize(3);
    }

    @Test
    void folderWithoutProjectSaysWhatIsMissing() {
        assertThatThrownBy(() -> ProjectReader.read(project.resolve("tables")))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining("warehouse.yaml")
                .hasMessageContaining("pipeline.yaml");
    }

    private List<ProjectProblem> problems() {
        return catchThrowableOfType(ProjectException.class, () -> ProjectReader.read(project))
                .problems();
    }

    private String line(ProjectProblem problem) {
        try {
            return Files.readAllLines(project.resolve(problem.file())).get(problem.line() - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void edit(String file, String from, String to) throws IOException {
        Path path = project.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replaceFirst(Pattern.quote(from), to));
    }
}
