package io.landfall.stager.reject;

import io.landfall.event.LandedFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known about the bad files of a COPY.
 *
 * @param errors of each bad file, the first ones; never empty for a file
 * @param counts how many errors there are of each bad file
 * @param complete whether the rows of these files are good besides the errors
 * @param denied whether the files may not be read
 */
public record Findings(
        Map<LandedFile, List<LoadError>> errors, Map<LandedFile, Long> counts, boolean complete, boolean denied) {

    static Findings ofFiles(Map<LandedFile, String> reasons, boolean denied) {
        Map<LandedFile, List<LoadError>> errors = new LinkedHashMap<>();
        Map<LandedFile, Long> counts = new LinkedHashMap<>();
        reasons.forEach((file, reason) -> {
            errors.put(file, List.of(LoadError.ofFile(file, reason)));
            counts.put(file, 1L);
        });
        return new Findings(errors, counts, false, denied);
    }

    /** A lone file is what is bad, also where nothing names it. */
    public static Findings lone(LandedFile file, CopyFailure failure) {
        return ofFiles(Map.of(file, failure.reason()), failure.isDenied());
    }

    /** Both; what the others say of a file counts. Not complete, and denied only where the others are. */
    Findings with(Findings others) {
        Map<LandedFile, List<LoadError>> all = new LinkedHashMap<>(errors);
        Map<LandedFile, Long> numbers = new LinkedHashMap<>(counts);
        all.putAll(others.errors());
        numbers.putAll(others.counts());
        return new Findings(all, numbers, false, false);
    }

    /** Whether nothing is known about any file. */
    public boolean isEmpty() {
        return errors.isEmpty();
    }
}
