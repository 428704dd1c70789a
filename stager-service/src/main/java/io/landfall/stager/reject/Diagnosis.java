package io.landfall.stager.reject;

import io.landfall.event.LandedFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Finds all bad files of a COPY that failed, with few COPYs: Redshift stops at the first error, so the same files are read once more
 * with {@code NOLOAD} and the highest MAXERROR there is, in a transaction that is rolled back. Columnar formats have neither
 * (COPY reference, "COPY from columnar data formats"): there COPY names one file at a time.
 */
public final class Diagnosis {

    /** What makes a COPY read everything and write nothing. */
    public static final String TRIAL = " NOLOAD MAXERROR 100000";

    private final RawObjects objects;
    private final UnreadableFiles.Kind kind;
    private final BadRowPolicy policy;

    /**
     * @param gzip whether the files are said to be compressed with gzip
     * @param parquet whether they are Parquet
     */
    public Diagnosis(RawObjects objects, boolean gzip, boolean parquet, BadRowPolicy policy) {
        this.objects = objects;
        this.kind =
                parquet ? UnreadableFiles.Kind.PARQUET : gzip ? UnreadableFiles.Kind.GZIP : UnreadableFiles.Kind.ANY;
        this.policy = policy;
    }

    /**
     * To be called after the rollback, on the connection that ran COPY.
     *
     * @param trial a COPY of the same files that writes nothing; empty where the format has none
     * @return nothing where nobody knows
     */
    public Findings of(Handle session, List<LandedFile> files, CopyFailure failure, Optional<String> trial)
            throws InterruptedException {
        if (!failure.isOfRows()) {
            return unreadable(files, failure);
        }
        LoadErrors views = new LoadErrors(session, policy.mostErrors());
        List<LoadErrors.Found> errors = views.ofLastCopy();
        if (trial.isEmpty() || files.size() == 1 && !policy.keepsRows()) {
            return rows(files, views.withValues(errors), false);
        }
        return tried(session, files, views, trial.get());
    }

    private Findings unreadable(List<LandedFile> files, CopyFailure failure) throws InterruptedException {
        Map<LandedFile, String> reasons = new LinkedHashMap<>();
        if (!failure.isDenied()) {
            reasons.putAll(new UnreadableFiles(objects, kind).among(files));
        }
        boolean unpacking = kind == UnreadableFiles.Kind.GZIP && !failure.isDenied() && !failure.isMissing();
        String reason = unpacking ? "gzip cannot be unpacked: " + failure.reason() : failure.reason();
        failure.named().ifPresent(file -> reasons.putIfAbsent(file, reason));
        return Findings.ofFiles(reasons, failure.isDenied());
    }

    private Findings tried(Handle session, List<LandedFile> files, LoadErrors views, String trial)
            throws InterruptedException {
        try {
            session.execute(trial);
            long query = session.createQuery("SELECT pg_last_copy_id()")
                    .mapTo(Long.class)
                    .one();
            session.rollback();
            return rows(files, views.withValues(views.of(query)), true);
        } catch (JdbiException e) {
            session.rollback();
            CopyFailure failure = CopyFailure.of(e, files).orElseThrow(() -> e);
            Findings some = rows(files, views.withValues(views.ofLastCopy()), false);
            return failure.isOfRows() ? some : some.with(unreadable(files, failure));
        }
    }

    private static Findings rows(List<LandedFile> files, List<LoadErrors.Found> found, boolean complete) {
        FileNames names = new FileNames(files);
        Map<LandedFile, List<LoadError>> errors = new LinkedHashMap<>();
        Map<LandedFile, Long> counts = new LinkedHashMap<>();
        for (LoadErrors.Found one : found) {
            names.find(one.error().file()).ifPresent(file -> {
                errors.computeIfAbsent(file, f -> new ArrayList<>()).add(one.error());
                counts.put(file, one.ofFile());
            });
        }
        return new Findings(errors, counts, complete, false);
    }
}
