package io.landfall.event;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Files that cannot be loaded as they are. Everything else of their batch went on. A corrected file dropped under the same
 * key is a new version and is loaded.
 *
 * @param pipeline null where the objects belong to no dataset
 * @param dataset null where the objects belong to no dataset
 */
public record FilesRejected(@OrNull String pipeline, @OrNull String dataset, List<RejectedFile> files)
        implements FileEvent {

    public FilesRejected {
        files = List.copyOf(files);
    }

    @Override
    public String identity() {
        return key()
                + '|'
                + files.stream()
                        .map(f -> f.bucket() + '|' + f.key() + '|' + f.version())
                        .sorted()
                        .collect(Collectors.joining("|"));
    }
}
