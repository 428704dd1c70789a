package io.landfall.stager.reject;

import io.landfall.event.LandedFile;
import io.landfall.event.RejectedFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of the files of a COPY that failed.
 *
 * @param rejected as a whole
 * @param tolerated files of which all rows but these are to be staged
 * @param rest to be staged without the others
 */
public record Verdict(
        Map<LandedFile, RejectedFile> rejected, Map<LandedFile, List<LoadError>> tolerated, List<LandedFile> rest) {

    /** "File encoding does not match ENCODING": the rest of the file was not read. */
    private static final int OTHER_ENCODING = 1221;

    /** Decides; where nothing is known about any file, all of them are in the rest. */
    public static Verdict of(List<LandedFile> files, Findings findings, BadRowPolicy policy) {
        Map<LandedFile, RejectedFile> rejected = new LinkedHashMap<>();
        Map<LandedFile, List<LoadError>> tolerated = new LinkedHashMap<>();
        List<LandedFile> rest = new ArrayList<>();
        boolean unreadable = findings.errors().values().stream().anyMatch(Verdict::isOfFile);
        for (LandedFile file : files) {
            List<LoadError> errors = findings.errors().get(file);
            if (errors == null) {
                rest.add(file);
            } else if (!policy.keepsRows()
                    || isHopeless(errors, findings.counts().get(file), policy)) {
                rejected.put(file, errors.get(0).rejectionOf(file));
            } else if (findings.complete()) {
                tolerated.put(file, errors);
            } else if (unreadable) {
                // Its other rows are not known yet: they are once the unreadable files are away.
                rest.add(file);
            } else {
                rejected.put(file, errors.get(0).rejectionOf(file));
            }
        }
        return new Verdict(rejected, tolerated, List.copyOf(rest));
    }

    private static boolean isHopeless(List<LoadError> errors, long count, BadRowPolicy policy) {
        return count > policy.limit() || isOfFile(errors) || errors.get(0).code() == OTHER_ENCODING;
    }

    private static boolean isOfFile(List<LoadError> errors) {
        return errors.get(0).line() == 0 && errors.get(0).code() == 0;
    }

    /** Whether nothing is decided about any file. */
    public boolean isOpen() {
        return rejected.isEmpty() && tolerated.isEmpty();
    }
}
