package io.landfall.stager.reject;

import io.landfall.event.LandedFile;
import io.landfall.event.RejectedFile;

/**
 * What the warehouse says about a file that COPY could not load.
 *
 * @param file its URL, cut by Redshift to 256 bytes
 * @param line from 1
 */
public record LoadError(String file, long line, String column, int code, String message) {

    private static final int LONGEST_NAME = 256;

    public boolean isAbout(LandedFile landed) {
        return landed.url().equals(file)
                || (file.length() >= LONGEST_NAME && landed.url().startsWith(file));
    }

    public RejectedFile rejectionOf(LandedFile landed) {
        String reason = message + "; correct the file and drop it again under the same key";
        return new RejectedFile(
                landed.bucket(),
                landed.key(),
                landed.version(),
                code,
                reason,
                line == 0 ? null : line,
                column.isEmpty() ? null : column);
    }
}
