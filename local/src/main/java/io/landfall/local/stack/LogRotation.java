package io.landfall.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A log file that begins anew with every start; the one before is kept. */
public final class LogRotation {

    private LogRotation() {}

    /** Moves {@code x.log} to {@code x.log.1}. */
    public static void rotate(Path log) {
        try {
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new StackException("cannot rotate " + log + ": " + e.getMessage(), e);
        }
    }
}
