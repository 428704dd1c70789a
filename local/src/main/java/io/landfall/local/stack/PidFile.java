package io.landfall.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** {@code .landfall/run/SERVICE.pid}: which process a service is, so that an orphan can be found after a kill. */
record PidFile(Path path) {

    static PidFile of(StateDirectory state, Service service) {
        return new PidFile(state.run().resolve(service.id() + ".pid"));
    }

    void write(ProcessHandle process) {
        try {
            Files.writeString(path, ProcessMark.of(process).text());
        } catch (IOException e) {
            throw new StackException("cannot write " + path + ": " + e.getMessage(), e);
        }
    }

    Optional<ProcessHandle> find() {
        try {
            return Files.exists(path)
                    ? ProcessMark.parse(Files.readString(path)).flatMap(ProcessMark::find)
                    : Optional.empty();
        } catch (IOException e) {
            throw new StackException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new StackException("cannot remove " + path + ": " + e.getMessage(), e);
        }
    }
}
