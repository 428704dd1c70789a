package io.landfall.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessIT {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private Path folder;

    private final List<String> restarts = new CopyOnWriteArrayList<>();
    private StackSettings settings;

    @BeforeEach
    void settings() {
        StateDirectory state = StateDirectory.below(folder);
        state.create();
        settings = new StackSettings(folder, List.of(folder), "us-west-2", "shop", state, Ports.free());
    }

    @Test
    void aServiceIsReadyWhenItSaysSoAndGoneWhenClosed() throws Exception {
        ProcessHandle process;
        try (ServiceProcess service = healthy()) {
            service.start();
            process = running();
            assertThat(process.isAlive()).isTrue();
        }
        assertThat(process.isAlive()).isFalse();
        assertThat(pidFile().find()).isEmpty();
        assertThat(restarts).isEmpty();
    }

    @Test
    void aServiceThatDiesIsStartedAgain() throws Exception {
        try (ServiceProcess service = healthy()) {
            service.start();
            ProcessHandle first = running();
            first.destroyForcibly();
            await().atMost(Duration.ofMinutes(2)).until(() -> pidFile()
                    .find()
                    .filter(process -> !process.equals(first))
                    .isPresent());
            HealthProbe health = new HealthProbe(settings.ports().of(Service.STAGER));
            await().atMost(Duration.ofMinutes(2)).until(health::isReady);
            assertThat(restarts).containsExactly("stager 137 PT1S");
        }
    }

    @Test
    void aServiceThatDoesNotStartIsExplainedWithItsLastWords() {
        List<String> command = List.of("sh", "-c", "echo starting; echo 'no project'; exit 3");
        try (ServiceProcess service = new ServiceProcess(Service.STAGER, command, settings, new Recorder())) {
            assertThatThrownBy(service::start)
                    .isInstanceOf(StackException.class)
                    .hasMessage("stager stopped with exit code 3 while starting: no project; see "
                            + settings.state().log(Service.STAGER));
        }
    }

    @Test
    void theLogOfTheRunBeforeIsKept() throws Exception {
        Path log = settings.state().log(Service.STAGER);
        Files.writeString(log, "before");
        try (ServiceProcess service = healthy()) {
            service.start();
        }
        assertThat(log.resolveSibling("stager.log.1")).hasContent("before");
    }

    @Test
    void aServiceThatIsNotBuiltIsExplained() {
        assertThatThrownBy(() -> ServiceProcess.of(Service.LOADER, settings, new Recorder()))
                .hasMessageContaining("loader is not built")
                .hasMessageContaining("./mvnw");
    }

    private ServiceProcess healthy() {
        List<String> command =
                List.of(JAVA, "-cp", System.getProperty("java.class.path"), HealthyProgram.class.getName());
        return new ServiceProcess(Service.STAGER, command, settings, new Recorder());
    }

    private ProcessHandle running() {
        return pidFile().find().orElseThrow();
    }

    private PidFile pidFile() {
        return PidFile.of(settings.state(), Service.STAGER);
    }

    private final class Recorder implements StackListener {

        @Override
        public void ready(String part, Duration took) {}

        @Override
        public void restarting(String service, int exitCode, Duration delay) {
            restarts.add(service + ' ' + exitCode + ' ' + delay);
        }
    }
}
