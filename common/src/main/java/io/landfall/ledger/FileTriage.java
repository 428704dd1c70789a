package io.landfall.ledger;

import io.landfall.event.LandedFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files that landed, sorted by what the ledger says about them.
 *
 * @param fresh to be staged
 * @param stagedIn files that are staged, with their batch
 * @param rejected files that were rejected before and did not land again since
 */
public record FileTriage(
        List<LandedFile> fresh, Map<LandedFile, String> stagedIn, Map<LandedFile, FileEntry> rejected) {

    /**
     * A file is fresh unless its very content is staged, or something newer under its key is staged, or its very content
     * was rejected and it did not land again: whoever drops a rejected file again, as it is, has changed something else.
     */
    public static FileTriage of(List<LandedFile> files, List<FileEntry> entries) {
        List<LandedFile> fresh = new ArrayList<>();
        Map<LandedFile, String> stagedIn = new LinkedHashMap<>();
        Map<LandedFile, FileEntry> rejected = new LinkedHashMap<>();
        for (LandedFile file : files) {
            List<FileEntry> own = entries.stream().filter(e -> e.isOf(file)).toList();
            Optional<FileEntry> staged = own.stream()
                    .filter(e -> e.staged() && (e.isSameContent(file) || e.isNewerThan(file)))
                    .findFirst();
            Optional<FileEntry> refused = own.stream()
                    .filter(e -> e.isRejected() && e.isSameContent(file) && !e.isOlderThan(file))
                    .findFirst();
            if (staged.isPresent()) {
                stagedIn.put(file, staged.get().batch());
            } else if (refused.isPresent()) {
                rejected.put(file, refused.get());
            } else {
                fresh.add(file);
            }
        }
        return new FileTriage(List.copyOf(fresh), stagedIn, rejected);
    }
}
