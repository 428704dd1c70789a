package io.landfall.local.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadPlanIT {

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        write("data/log_data/2018/one.json", "12345");
        write("data/.hidden/two.json", "1");
        write("data/log_data/.DS_Store", "1");
        write("other/one.json", "123");
    }

    @Test
    void theContentOfAFolderKeepsItsPathAndHiddenFilesStayHere() {
        UploadPlan plan = UploadPlan.of(List.of(folder.resolve("data")), "");
        assertThat(plan.files()).containsOnlyKeys("log_data/2018/one.json");
        assertThat(plan.bytes()).isEqualTo(5);
    }

    @Test
    void aFileKeepsItsNameBehindThePrefix() {
        UploadPlan plan = UploadPlan.of(List.of(folder.resolve("other/one.json")), "log_data/2018");
        assertThat(plan.files()).containsOnlyKeys("log_data/2018/one.json");
    }

    @Test
    void twoFilesWithOneKeyAreRefused() {
        List<Path> both = List.of(folder.resolve("other/one.json"), folder.resolve("data/log_data/2018"));
        assertThatThrownBy(() -> UploadPlan.of(both, ""))
                .isInstanceOf(UploadException.class)
                .hasMessageContaining("would both become one.json");
    }

    @Test
    void nothingToUploadIsSaid() {
        assertThatThrownBy(() -> UploadPlan.of(List.of(folder.resolve("data/.hidden/no")), ""))
                .hasMessageEndingWith("does not exist");
        assertThatThrownBy(() -> UploadPlan.of(List.of(Files.createDirectory(folder.resolve("empty"))), ""))
                .hasMessageStartingWith("no files in");
    }

    private void write(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
