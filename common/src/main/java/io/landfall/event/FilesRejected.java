package io.landfall.event;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Files that cannot be loaded as they are. Everything else of their batch went on. A corrected file dropped under the same
 * key is a new version and is loaded, which {@link RejectionHealed} tells. The same file rejected for another reason is
 * another event.
 *
 * @param pipeline null where the objects belong to no dataset
 * @param dataset null where the objects belong to no dataset
 */
public record FilesRejected(@OrNull String pipeline, @OrNull String dataset, List<RejectedFile> files)
        implements FileEvent {

    /** Bounds the event. */
    public static final int MOST_FILES = 10;

    public FilesRejected {
        files = List.copyOf(files);
        if (files.size() > MOST_FILES) {
            throw new IllegalArgumentException("at most " + MOST_FILES + " files travel in one event");
        }
    }

    @Override
    public String identity() {
        return key()
                + '|'
                + files.stream()
                        .map(f -> f.bucket() + '|' + f.key() + '|' + f.version() + '|' + f.reason())
                        .sorted()
                        .collect(Collectors.joining("|"));
    }
}
