package io.landfall.ledger;

import io.landfall.event.LandedFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Files that landed, sorted by what the ledger says about them.
 *
 * @param fresh to be staged
 * @param stagedIn files that are staged, with their batch
 * @param rejected files that were rejected before and did not land again since
 * @param returning fresh files of whose key something was rejected before
 * @param overwriting those of the fresh files whose key is staged with another content
 */
public record FileTriage(
        List<LandedFile> fresh,
        Map<LandedFile, String> stagedIn,
        Map<LandedFile, FileEntry> rejected,
        List<LandedFile> returning,
        Set<LandedFile> overwriting) {

    /**
     * A file is fresh unless its very content is staged, or something newer under its key is staged, or its very content
     * was rejected and it did not land again: whoever drops a rejected file again, as it is, has changed something else.
     */
    public static FileTriage of(List<LandedFile> files, List<FileEntry> entries) {
        List<LandedFile> fresh = new ArrayList<>();
        Map<LandedFile, String> stagedIn = new LinkedHashMap<>();
        Map<LandedFile, FileEntry> rejected = new LinkedHashMap<>();
        List<LandedFile> returning = new ArrayList<>();
        Set<LandedFile> overwriting = new LinkedHashSet<>();
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
                own.stream().filter(e -> !e.staged()).findFirst().ifPresent(e -> returning.add(file));
                own.stream().filter(FileEntry::staged).findFirst().ifPresent(e -> overwriting.add(file));
            }
        }
        return new FileTriage(List.copyOf(fresh), stagedIn, rejected, List.copyOf(returning), Set.copyOf(overwriting));
    }

    /** The same, but that nothing that overwrites a staged file is fresh. */
    public FileTriage withoutOverwriting() {
        return new FileTriage(
                fresh.stream().filter(file -> !overwriting.contains(file)).toList(),
                stagedIn,
                rejected,
                returning.stream().filter(file -> !overwriting.contains(file)).toList(),
                Set.of());
    }
}
