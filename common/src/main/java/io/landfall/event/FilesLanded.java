package io.landfall.event;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Files of one dataset are in the landing bucket and wait to be staged.
 *
 * @param files at most {@value #MOST_FILES}: what one receive from the queue can bring
 */
public record FilesLanded(String pipeline, String dataset, List<LandedFile> files) implements FileEvent {

    /** SQS hands out at most ten messages a receive. */
    public static final int MOST_FILES = 10;

    public FilesLanded {
        files = List.copyOf(files);
        if (files.isEmpty() || files.size() > MOST_FILES) {
            throw new IllegalArgumentException(
                    "FilesLanded carries 1 to " + MOST_FILES + " files, not " + files.size());
        }
    }

    @Override
    public String identity() {
        return key() + '|' + files.stream().map(LandedFile::identity).sorted().collect(Collectors.joining("|"));
    }
}
