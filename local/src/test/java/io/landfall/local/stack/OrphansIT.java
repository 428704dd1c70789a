package io.landfall.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansIT {

    @TempDir
    private Path folder;

    private StateDirectory state;
    private Process process;

    @BeforeEach
    void start() throws Exception {
        state = StateDirectory.below(folder);
        state.create();
        // The path of the program is what tells a service from a stranger.
        String jar = Service.STAGER.jar(folder).toString();
        process = new ProcessBuilder("sh", "-c", "while :; do sleep 1; done", jar).start();
    }

    @AfterEach
    void stop() throws Exception {
        process.destroyForcibly().waitFor();
    }

    @Test
    void aServiceLeftBehindIsEnded() {
        PidFile.of(state, Service.STAGER).write(process.toHandle());
        Orphans.end(state, folder);
        assertThat(process.isAlive()).isFalse();
        assertThat(PidFile.of(state, Service.STAGER).path()).doesNotExist();
    }

    @Test
    void whereNoStackRunsTheyAreCounted() {
        assertThat(Orphans.endLeftBehind(state, folder)).isZero();
        PidFile.of(state, Service.STAGER).write(process.toHandle());
        try (StackLock running = StackLock.acquire(state)) {
            assertThatThrownBy(() -> Orphans.endLeftBehind(state, folder)).hasMessageContaining("already runs");
        }
        assertThat(Orphans.endLeftBehind(state, folder)).isEqualTo(1);
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void aStrangerWithTheSameProcessIdIsLeftAlone() throws Exception {
        ProcessMark other = new ProcessMark(process.pid(), Instant.parse("2020-01-01T00:00:00Z"));
        Files.writeString(PidFile.of(state, Service.STAGER).path(), other.text());
        Orphans.end(state, folder);
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void aProcessThatRunsAnotherProgramIsLeftAlone() {
        PidFile.of(state, Service.LOADER).write(process.toHandle());
        Orphans.end(state, folder);
        assertThat(process.isAlive()).isTrue();
    }
}
