package io.landfall.local.stack;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * {@code .landfall/stack.json}: there while a stack is ready, so that other commands find it. What a killed process left
 * behind is noticed and removed.
 */
public final class StackFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path file;

    public StackFile(StateDirectory state) {
        this.file = state.stackFile();
    }

    /** The stack that runs here; empty if none does. */
    public Optional<RunningStack> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            RunningStack stack = JSON.readValue(file.toFile(), RunningStack.class);
            if (new ProcessMark(stack.pid(), stack.startedAt()).find().isPresent()) {
                return Optional.of(stack);
            }
            Files.deleteIfExists(file);
            return Optional.empty();
        } catch (IOException e) {
            throw new StackException("cannot read " + file + ": " + e.getMessage() + "; remove it if no stack runs", e);
        }
    }

    /** @throws StackException if no stack runs here */
    public RunningStack require() {
        return read().orElseThrow(
                        () -> new StackException("no Landfall stack is running here; start one with: ./landfall up"));
    }

    /** Readers see the whole file or none. */
    void write(RunningStack stack) {
        Path draft = file.resolveSibling("stack.json.new");
        try {
            Files.deleteIfExists(draft);
            OwnerOnly.create(draft);
            Files.write(draft, JSON.writeValueAsBytes(stack));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StackException("cannot remove " + file + ": " + e.getMessage(), e);
        }
    }
}
