package io.landfall.stager.reject;

import io.landfall.event.LandedFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds files by the names the error views have for them, which Redshift cuts to 256 bytes. */
final class FileNames {

    private static final int CUT_NAME = 250;

    private final List<LandedFile> files;
    private final Map<String, LandedFile> byUrl = new HashMap<>();

    FileNames(List<LandedFile> files) {
        this.files = files;
        files.forEach(file -> byUrl.put(file.url(), file));
    }

    /** Empty where the name is of none of the files, or was cut and could be of several: nobody is accused for another. */
    Optional<LandedFile> find(String name) {
        LandedFile exact = byUrl.get(name);
        if (exact != null || name.length() < CUT_NAME) {
            return Optional.ofNullable(exact);
        }
        List<LandedFile> candidates =
                files.stream().filter(file -> file.url().startsWith(name)).toList();
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }
}
