package io.landfall.stager.reject;

import io.landfall.event.LandedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * COPY stops at the first file that it cannot read at all, and names that one. Where one is gone, or not compressed as it is
 * said to be, others often are too; so the others are looked at in S3, which costs no COPY: whether they are there, and how
 * they begin.
 */
final class UnreadableFiles {

    private static final int AT_ONCE = 16;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;
    private static final byte[] PARQUET = {'P', 'A', 'R', '1'};

    private final RawObjects objects;
    private final Kind kind;

    /** What an object has to begin with. */
    enum Kind {
        ANY,
        GZIP,
        PARQUET
    }

    UnreadableFiles(RawObjects objects, Kind kind) {
        this.objects = objects;
        this.kind = kind;
    }

    /** Those that cannot be read, with the reason. */
    Map<LandedFile, String> among(List<LandedFile> files) throws InterruptedException {
        ExecutorService requests = Executors.newFixedThreadPool(Math.max(1, Math.min(AT_ONCE, files.size())));
        try {
            List<Callable<Optional<String>>> questions = new ArrayList<>();
            files.forEach(file -> questions.add(() -> fault(file)));
            List<Future<Optional<String>>> answers = requests.invokeAll(questions);
            Map<LandedFile, String> unreadable = new LinkedHashMap<>();
            for (int i = 0; i < files.size(); i++) {
                LandedFile file = files.get(i);
                answers.get(i).get().ifPresent(reason -> unreadable.put(file, reason));
            }
            return unreadable;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the files of a COPY that failed cannot be looked at", e.getCause());
        } finally {
            requests.shutdownNow();
        }
    }

    /** Nothing where it cannot be looked at: COPY is asked again then. */
    private Optional<String> fault(LandedFile file) {
        try (InputStream in = objects.open(file)) {
            return fault(in.readNBytes(PARQUET.length));
        } catch (MissingObjectException e) {
            return Optional.of("Error NoSuchKey: the object does not exist any more");
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<String> fault(byte[] beginning) {
        boolean gzip =
                beginning.length > 1 && (beginning[0] & 0xff) == GZIP_FIRST && (beginning[1] & 0xff) == GZIP_SECOND;
        if (kind == Kind.GZIP && !gzip) {
            return Optional.of("the file is not compressed with gzip");
        }
        return kind == Kind.PARQUET && !Arrays.equals(beginning, PARQUET)
                ? Optional.of("the file is no Parquet")
                : Optional.empty();
    }
}
