package io.landfall.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFileIT {

    @TempDir
    private Path folder;

    private StateDirectory state;
    private StackFile file;

    @BeforeEach
    void create() {
        state = StateDirectory.below(folder);
        state.create();
        file = new StackFile(state);
    }

    @Test
    void aStackThatRunsIsFound() {
        RunningStack mine = stack(ProcessMark.current());
        file.write(mine);
        assertThat(file.read()).contains(mine);
    }

    @Test
    void withoutAStackTheMessageSaysHowToStartOne() {
        assertThatThrownBy(file::require)
                .isInstanceOf(StackException.class)
                .hasMessage("no Landfall stack is running here; start one with: ./landfall up");
    }

    @Test
    void whatAKilledProcessLeftIsRemoved() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        ProcessMark mark = ProcessMark.of(process.toHandle());
        file.write(stack(mark));
        assertThat(file.read()).isPresent();
        process.destroyForcibly().waitFor();
        assertThat(file.read()).isEmpty();
        assertThat(state.stackFile()).doesNotExist();
    }

    @Test
    void aProcessThatGotTheSameIdLaterIsNotTheStack() {
        long self = ProcessHandle.current().pid();
        file.write(stack(new ProcessMark(self, Instant.parse("2020-01-01T00:00:00Z"))));
        assertThat(file.read()).isEmpty();
    }

    @Test
    void onlyTheOwnerCanReadIt() throws IOException {
        file.write(stack(ProcessMark.current()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.stackFile())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.root())))
                .isEqualTo("rwx------");
    }

    @Test
    void aFileThatIsNoJsonIsExplained() throws IOException {
        Files.writeString(state.stackFile(), "{");
        assertThatThrownBy(file::read).hasMessageContaining("remove it if no stack runs");
    }

    @Test
    void aSecondStackInOneFolderIsToldWhichProcessRuns() {
        try (StackLock lock = StackLock.acquire(state)) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> StackLock.acquire(state))
                    .hasMessageContaining("pid " + ProcessHandle.current().pid());
            assertThat(StackLock.holder(state)).contains(ProcessHandle.current());
        }
        assertThat(StackLock.holder(state)).isEmpty();
    }

    private RunningStack stack(ProcessMark owner) {
        return new RunningStack(
                owner.pid(),
                owner.startedAt(),
                "127.0.0.1:9092",
                "http://127.0.0.1:9000",
                "http://127.0.0.1:9324",
                "http://127.0.0.1:4566",
                5439,
                "us-west-2",
                "sparkify",
                Map.of("stager", "http://127.0.0.1:8182/q/health"),
                List.of(folder),
                state.logs());
    }
}
